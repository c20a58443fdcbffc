import type { HeldPost } from '#organizations/contract';
import type { DraftTask } from '#plans/contract';
import { leaderOutOfOffice, leaderUnknown, type TaskPlace, type UnnumberedFinding } from './name-findings.js';
import type { Naming } from './resolve-units.js';

type LeaderRef = DraftTask['leaders'][number];

/** A person. `kept`: the post that somebody has given for them; it is not looked up. */
export interface PrintedLeader {
  readonly name: string;
  readonly kept?: string;
}

/** The posts that the printed persons held on the day of the document; responsibility follows the post. */
export function resolveLeaders(
  printed: readonly PrintedLeader[],
  place: TaskPlace,
  naming: Naming,
): { readonly value: LeaderRef[]; readonly findings: readonly UnnumberedFinding[] } {
  const { directory, on } = naming;
  const value = printed.map(({ name, kept }) => ({
    post: kept ?? directory.postByHolder(name, on)?.postId ?? null,
    name,
  }));
  const open = value.filter(({ post }) => post === null);
  return { value, findings: open.map(({ name }) => doubtAbout(name, place, naming)) };
}

const similarLeaders = 3;

function doubtAbout(name: string, place: TaskPlace, { directory, on }: Naming): UnnumberedFinding {
  const terms = directory.termsOf(name);
  if (terms.length > 0) return leaderOutOfOffice(place, name, on, terms.map(termText));
  const similar = directory.holdersLike(name, on, similarLeaders);
  return leaderUnknown(
    place,
    name,
    on,
    similar.map(({ person, post }) => `${person}（${post.title}）`),
  );
}

const termText = ({ post, from, to }: HeldPost): string => `${post.title} ${from}—${to ?? '今'}`;
