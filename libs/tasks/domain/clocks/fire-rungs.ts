import { type LocalDate, localDateOf, type Timestamp } from '#kernel';
import type { ScheduledRung, SupervisionRules } from '#escalation/contract';
import { deadlineClock, noticeClock, type TaskCommand, type TaskEvent } from '#tasks/contract';
import { runsUnderReview, stop } from './clocks.js';
import { evolveTask } from '../aggregate/evolve.js';
import { type DecisionsOf, fact } from '../aggregate/decisions.js';
import { actsOf } from './rung-acts.js';
import type { RunningClock, Task } from '../aggregate/state.js';

interface DueRung extends ScheduledRung {
  readonly clock: RunningClock;
}

/**
 * Fires what is due, in the order of its time, each rung once; after downtime the missed ones follow one another as
 * if each had fired on its own day. Nothing due, or a task whose time stands still: no event.
 */
function fireRungs({ data }: TaskCommand<'FireRungs'>, task: Task, rules: SupervisionRules): TaskEvent[] {
  const events: TaskEvent[] = [];
  let now = task;
  for (let due = nextDue(now, data.now); due; due = nextDue(now, data.now)) {
    const fired = fire(due, now, rules, { today: localDateOf(data.now), factsRevision: task.revision });
    now = fired.reduce(evolveTask, now);
    events.push(...fired);
  }
  return events;
}

function mayFire({ status }: Task, { kind }: RunningClock): boolean {
  if (status === 'PendingReview') return runsUnderReview(kind);
  return status === 'Dispatched' || status === 'InProgress' || status === 'Ongoing' || status === 'Rectifying';
}

function nextDue(task: Task, now: Timestamp): DueRung | undefined {
  let first: DueRung | undefined;
  for (const clock of Object.values(task.facts.clocks)) {
    if (!mayFire(task, clock)) continue;
    for (const { rung, at } of clock.pending) {
      if (at <= now && (!first || at < first.at)) first = { rung, at, clock };
    }
  }
  return first;
}

interface Firing {
  readonly today: LocalDate;
  /** The stream's revision before this decision: what a proposal rests on. */
  readonly factsRevision: number;
}

function fire(due: DueRung, task: Task, rules: SupervisionRules, firing: Firing): TaskEvent[] {
  const { rung, at } = due;
  const clock = timetableOf(due, task);
  const { unit, policyVersion } = clock;
  const late = firing.today > localDateOf(at);
  const { taskId } = task.facts;
  return [
    fact('RungFired', { taskId, clock: clock.clock, rung, unit, scheduledFor: at, late, policyVersion }),
    ...stop(task, settledNotices(task, rung, clock), 'superseded'),
    ...actsOf({ rung, at, clock, spec: rules.rung(rung), ...firing }, task, rules),
  ];
}

/**
 * A notice left unanswered after the due date brings the ladder's own rung forward, so that rung fires on the clock of
 * the due date and only once. Before the date, or without one, the consequence belongs to the notice alone.
 */
function timetableOf({ clock, rung, at }: DueRung, { facts }: Task): RunningClock {
  const ladder = facts.clocks[deadlineClock];
  if (clock.kind !== 'notice' || !ladder || localDateOf(at) <= ladder.anchor) return clock;
  return ladder.pending.some((scheduled) => scheduled.rung === rung) ? ladder : clock;
}

/** Notices that waited with this very rung: it has come. */
function settledNotices({ facts }: Task, rung: string, fired: RunningClock): string[] {
  if (fired.kind === 'notice') return [fired.clock];
  if (fired.kind !== 'deadline') return [];
  return facts.notices
    .map(({ notice }) => noticeClock(notice))
    .filter((clock) => facts.clocks[clock]?.pending.some((scheduled) => scheduled.rung === rung));
}

export const firingDecisions: DecisionsOf<'FireRungs'> = { FireRungs: fireRungs };
