import type { LeaderRef, TaskEvent } from '#tasks/contract';
import { chinese } from './chinese.js';
import { english } from './english.js';
import type { Language, Names, Sentences } from './words.js';

const sentences: Readonly<Record<Language, Sentences>> = { zh: chinese, en: english };

/** The event in one sentence: 区财政局签收. */
export function describe({ type, data }: TaskEvent, language: Language, names: Names): string {
  const sentence = sentences[language][type] as (data: unknown, names: Names) => string;
  return sentence(data, names);
}

/** Names as the task's own events print them. */
export function namesIn(events: readonly TaskEvent[]): Names {
  const units = new Map<string, string>();
  const posts = new Map<string, LeaderRef>();
  for (const { type, data } of events) {
    if (type === 'TaskProposed') for (const { unit, name } of data.assignments) units.set(unit, name);
    if (type === 'TaskProposed') for (const leader of data.leaders) posts.set(leader.post, leader);
    if (type === 'DisputeRuled' && data.reassignedTo) units.set(data.reassignedTo.unit, data.reassignedTo.name);
  }
  return { unit: (unit) => units.get(unit) ?? unit, post: (post) => posts.get(post)?.name ?? post };
}
