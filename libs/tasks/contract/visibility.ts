import type { ClockKind } from '#escalation/contract';
import type { ClockName } from './clock-names.js';

/**
 * Which units may read an event. Supervisors (the offices, and the posts that lead the task) read every event; a unit
 * without a standing part reads none.
 * - `parties`: every unit with a standing part.
 * - `supervisors`: no unit.
 * - `units`: those the event names; with `consolidating` also the unit that reports for the whole task.
 * - `readersOf`: it points to something else, and is for whom that is: a notice by its number, a clock by its name,
 *   an event of the same task by its revision, a proposal by its id. A proposal is for supervisors until it is approved,
 *   then for every party.
 */
export type VisibilityRule<Data> =
  | { readonly for: 'parties' }
  | { readonly for: 'supervisors' }
  | { readonly for: 'units'; readonly named: (data: Data) => readonly string[]; readonly consolidating: boolean }
  | {
      readonly for: 'readersOf';
      readonly what: 'notice' | 'proposal' | 'clock';
      readonly which: (data: Data) => string;
    }
  | { readonly for: 'readersOf'; readonly what: 'event'; readonly which: (data: Data) => number };

interface OneUnit {
  readonly unit: string;
}

export const parties = { for: 'parties' } as const;
export const supervisors = { for: 'supervisors' } as const;
export const itsUnit = { for: 'units', named: ({ unit }: OneUnit) => [unit], consolidating: false } as const;
export const itsUnitAndConsolidating = { ...itsUnit, consolidating: true } as const;
export const itsUnits = {
  for: 'units',
  named: ({ units }: { readonly units: readonly string[] }) => units,
  consolidating: false,
} as const;
export const readersOfNotice = {
  for: 'readersOf',
  what: 'notice',
  which: ({ notice }: { readonly notice: string }) => notice,
} as const;
export const readersOfProposal = {
  for: 'readersOf',
  what: 'proposal',
  which: ({ proposal }: { readonly proposal: string }) => proposal,
} as const;
export const readersOfClock = {
  for: 'readersOf',
  what: 'clock',
  which: ({ clock }: { readonly clock: string }) => clock,
} as const;

export const readersOfEvent = {
  for: 'readersOf',
  what: 'event',
  which: ({ revision }: { readonly revision: number }) => revision,
} as const;

/** Who may read what happens to a clock, by what the clock waits for. */
export const clockVisibility: { readonly [K in ClockKind]: VisibilityRule<ClockName<K>> } = {
  sign: itsUnitAndConsolidating,
  report: { for: 'units', named: () => [], consolidating: true },
  notice: readersOfNotice,
  deadline: parties,
  rectification: parties,
};
