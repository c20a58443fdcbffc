import type { Actor } from '#kernel';
import type { TaskNote } from '../book/book.js';
import type { Desk, World } from './world.js';

/** 经办人 of a unit. */
export const clerkOf = (unit: string): Actor => ({ account: `${unit}.clerk`, role: 'clerk', unit });

/** 单位负责人 of a unit. */
export const unitHeadOf = (unit: string): Actor => ({ account: `${unit}.head`, role: 'unitHead', unit });

/** 牵头领导, by the post that leads the task. */
export const leaderOf = (post: string): Actor => ({ account: `${post}.office`, role: 'leadingOfficial', post });

export const officerOf = ({ scenario }: Pick<World, 'scenario'>): Actor => ({
  account: scenario.accounts.officer,
  role: 'officer',
});

export const directorOf = ({ scenario }: Pick<World, 'scenario'>): Actor => ({
  account: scenario.accounts.director,
  role: 'director',
});

/** 行政首长: acts for the post that the holder has on the day of issue. */
export function headOf({ scenario, directory }: Pick<World, 'scenario' | 'directory'>): Actor {
  const { account, holder } = scenario.accounts.head;
  const post = directory.postByHolder(holder, scenario.days.issuedOn)?.postId;
  return { account, role: 'head', ...(post !== undefined && { post }) };
}

/** The leader with this name on this task; the head where the task has none of that name. */
export function leaderNamed(name: string, { leaders }: TaskNote, { world }: Desk): Actor {
  const leader = leaders.find((candidate) => candidate.name === name);
  return leader ? leaderOf(leader.post) : headOf(world);
}
