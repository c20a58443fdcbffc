import type { Directory } from '#organizations/contract';
import type { LeaderRef, TaskEvent, TaskEventType } from '#tasks/contract';
import { sentences } from './sentences.js';
import type { Language, Names } from './words.js';

/** The event in one sentence: 区财政局签收. */
export const describe = <T extends TaskEventType>(
  { type, data }: TaskEvent<T>,
  language: Language,
  names: Names,
): string => sentences[type][language](data, names);

/** Titles of posts that do not lead the task, of which its events print the id alone. */
export type Titles = Pick<Directory, 'post'>;

/** Names as the task's own events print them. A post that they do not print has its title, which never changes. */
export function namesIn(events: readonly TaskEvent[], titles: Titles): Names {
  const units = new Map<string, string>();
  const posts = new Map<string, LeaderRef>();
  for (const { type, data } of events) {
    if (type === 'TaskProposed') for (const { unit, name } of data.assignments) units.set(unit, name);
    if (type === 'TaskProposed') for (const leader of data.leaders) posts.set(leader.post, leader);
    if (type === 'DisputeRuled' && data.reassignedTo) units.set(data.reassignedTo.unit, data.reassignedTo.name);
  }
  return {
    unit: (unit) => units.get(unit) ?? unit,
    post: (post) => posts.get(post)?.name ?? titles.post(post)?.title ?? post,
  };
}
