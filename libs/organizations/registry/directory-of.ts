import { createDirectory } from '../domain/directory.js';
import type { Directory } from '#organizations/contract';
import type { Registry } from './registry.js';

/** The directory that an empty store gets from this registry file. */
export const directoryOf = ({ units, posts }: Registry): Directory =>
  createDirectory(
    units,
    posts.map(({ postId, title, holders }) => ({
      postId,
      title,
      holders: holders.map(({ person, from }, place) => ({ person, from, to: holders[place + 1]?.from ?? null })),
    })),
  );
