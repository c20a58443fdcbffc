import fc from 'fast-check';
import type { NewEvent } from '#event-store';
import { taskEvents, taskIdOf } from '#tasks/contract';
import { play, type Played } from '../../../libs/tasks/domain/spec/play.js';
import { people } from '../../../libs/tasks/domain/spec/tasks.js';
import { newEvent, newEventsOf } from '../../../libs/tasks/read-models/spec/recorded.js';
import { storiesOf } from '../../../libs/tasks/read-models/spec/stories.js';

/** A task with all its events. */
export interface History {
  readonly taskId: string;
  readonly events: readonly NewEvent[];
}

export const planId = '2023-plan';
/** A lead unit beside the consolidating one. Every history assigns it and never names it again. */
export const secondLead = 'lead2';

/** Random histories of tasks, as few as contain every type of event. Each ends with corrections of one event of each type. */
export function histories(): readonly History[] {
  const stories = fc.sample(storiesOf(60), { numRuns: 400, seed: 11 }).map((story) => play(story));
  const missing = new Set<string>(Object.keys(taskEvents));
  const chosen: Played[][] = [];
  while (missing.size > 0) {
    const gain = (played: readonly Played[]): number => [...typesIn(played)].filter((type) => missing.has(type)).length;
    const best = stories.reduce((found, story) => (gain(story) > gain(found) ? story : found));
    if (gain(best) === 0) throw new Error(`no story has ${[...missing].join(', ')}`);
    for (const type of typesIn(best)) missing.delete(type);
    chosen.push(best);
  }
  return chosen.map((played, at) => historyOf(newEventsOf(played, taskIdOf(planId, at + 1)), at + 1));
}

const typesIn = (played: readonly Played[]): ReadonlySet<string> =>
  new Set(played.flatMap(({ events }) => events.map(({ type }) => type)));

function historyOf(played: readonly NewEvent[], seq: number): History {
  const taskId = taskIdOf(planId, seq);
  const events = played.map((event) => (event.type === 'TaskProposed' ? withSecondLead(event, seq) : event));
  return { taskId, events: [...events, ...correctionsOf(events, taskId)] };
}

function withSecondLead({ data, ...event }: NewEvent, seq: number): NewEvent {
  const assignments = [...(data.assignments as object[]), { unit: secondLead, name: '第二牵头', role: 'lead' }];
  return { ...event, data: { ...data, seq, number: seq, assignments } as NewEvent['data'] };
}

/** Corrections of the first event of each type, and of a correction. */
function correctionsOf(events: readonly NewEvent[], taskId: string): NewEvent[] {
  const firsts = [...new Set(events.map(({ type }) => type))].map((type) => events.findIndex((e) => e.type === type));
  return [...firsts, events.length].map((revision) => correction(taskId, revision, events.at(-1)!));
}

const correction = (taskId: string, revision: number, { metadata }: NewEvent): NewEvent =>
  newEvent(
    { type: 'CorrectionRecorded', data: { taskId, revision, field: null, correct: '更正', reason: '误记' } },
    metadata.occurredAt,
    people.officer,
  );
