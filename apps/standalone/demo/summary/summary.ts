import type { Measure } from '#escalation/contract';
import type { Light, TaskState } from '#tasks/contract';
import { taskStates } from '#tasks/contract';
import type { TaskNote } from '../book/book.js';
import { lightCounts, type LightsOfMonth } from './light-counts.js';
import type { PlayedYear } from '../play/play-year.js';

export type DecisionCounts = Readonly<Record<'proposed' | 'approved' | 'declined' | 'pending', number>>;

/** The demo's one JSON object. Everything but the times is the same on every run. */
export interface Summary {
  readonly plans: number;
  readonly tasks: number;
  readonly events: number;
  readonly byState: Readonly<Partial<Record<TaskState, number>>>;
  readonly byLight: Readonly<Record<Light, number>>;
  /** How many tasks ever were in each state. */
  readonly statesSeen: Readonly<Partial<Record<TaskState, number>>>;
  readonly lightsByMonth: Readonly<Record<string, Readonly<Record<Light, number>>>>;
  readonly escalationsByRung: Readonly<Record<string, number>>;
  readonly proposals: Readonly<Record<Measure, DecisionCounts>>;
  readonly onTimeShare: number | null;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  readonly commands: number;
  readonly refusals: Readonly<Record<string, number>>;
  readonly rebuildEqualsLive: boolean;
  /** Of every event of plans and tasks: two runs that differ anywhere have different ones. */
  readonly fingerprint: string;
}

export interface Measured {
  readonly items: readonly { readonly state: TaskState; readonly light: Light; readonly onTime: boolean | null }[];
  readonly months: readonly LightsOfMonth[];
  /** Rungs of the policy, in its order. */
  readonly rungs: readonly string[];
  readonly seconds: number;
  readonly rebuildEqualsLive: boolean;
}

export function summaryOf({ tally, commands, refusals }: PlayedYear, measured: Measured): Summary {
  const { items, months, rungs, seconds, rebuildEqualsLive } = measured;
  const notes = [...tally.book.values()];
  return {
    plans: tally.byType.get('PlanRead') ?? 0,
    tasks: items.length,
    events: tally.events,
    byState: counted(taskStates, (state) => items.filter((item) => item.state === state).length),
    byLight: lightCounts(items),
    statesSeen: counted(taskStates, (state) => notes.filter(({ statesSeen }) => statesSeen.includes(state)).length),
    lightsByMonth: Object.fromEntries(months.map(({ month, counts }) => [month, counts])),
    escalationsByRung: Object.fromEntries(rungs.map((rung) => [rung, tally.byRung.get(rung) ?? 0])),
    proposals: proposalsIn(notes),
    onTimeShare: onTimeShare(items),
    seconds: Math.round(seconds * 100) / 100,
    eventsPerSecond: Math.round(tally.events / seconds),
    commands,
    refusals: Object.fromEntries([...refusals].sort()),
    rebuildEqualsLive,
    fingerprint: tally.fingerprint.value(),
  };
}

/** The rungs of the ladder that nothing in the year has used. */
export const unusedRungs = ({ escalationsByRung }: Summary): readonly string[] =>
  Object.keys(escalationsByRung).filter((rung) => escalationsByRung[rung] === 0);

function counted<Name extends string>(names: readonly Name[], count: (name: Name) => number) {
  const entries = names.map((name) => [name, count(name)] as const).filter(([, found]) => found > 0);
  return Object.fromEntries(entries) as Partial<Record<Name, number>>;
}

function proposalsIn(notes: readonly TaskNote[]): Record<Measure, DecisionCounts> {
  const all = notes.flatMap(({ proposals }) => proposals);
  const of = (measure: Measure): DecisionCounts => {
    const own = all.filter((proposal) => proposal.measure === measure);
    const decided = (decision: 'approved' | 'declined' | null) => own.filter((one) => one.decision === decision).length;
    return {
      proposed: own.length,
      approved: decided('approved'),
      declined: decided('declined'),
      pending: decided(null),
    };
  };
  return { censure: of('censure'), interview: of('interview'), accountability: of('accountability') };
}

/** Of the tasks that were concluded; to three decimals. */
function onTimeShare(items: Measured['items']): number | null {
  const concluded = items.filter(({ onTime }) => onTime !== null);
  if (concluded.length === 0) return null;
  return Math.round((concluded.filter(({ onTime }) => onTime).length / concluded.length) * 1_000) / 1_000;
}
