import { createDirectory, loadRegistry, registryFile } from '#organizations';
import type { Directory, PostEntry, UnitEntry } from '#organizations/contract';
import { findRunning, localAccessTokens, type Configuration, type Language } from '#platform';
import { ask } from './service.js';

/** The running service's directory; where none runs, the registry file that an empty store starts with. */
export async function knownDirectory(configuration: Configuration, language: Language): Promise<Directory> {
  const running = await findRunning(configuration.dataDirectory);
  if (running?.address) return directoryOf(running.address, configuration, language);
  const { units, posts } = await loadRegistry(registryFile(configuration.directory));
  return createDirectory(
    units,
    posts.map((post) => ({
      ...post,
      holders: post.holders.map((holder, place) => ({ ...holder, to: post.holders[place + 1]?.from ?? null })),
    })),
  );
}

async function directoryOf(url: string, configuration: Configuration, language: Language): Promise<Directory> {
  const tokens = await localAccessTokens(configuration.dataDirectory);
  const service = { url, language, token: await tokens.sign({ account: 'cli', role: 'auditor' }, '1m') };
  const { units } = await ask<{ units: UnitEntry[] }>(service, { path: '/v1/units' });
  const { posts } = await ask<{ posts: PostEntry[] }>(service, { path: '/v1/posts' });
  return createDirectory(units, posts);
}
