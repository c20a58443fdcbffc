import type { ClockKind } from '#escalation/contract';

/** What a clock of each kind belongs to. */
interface Subjects {
  readonly sign: { readonly unit: string };
  /** `YYYY-MM` */
  readonly report: { readonly period: string };
  readonly deadline: object;
  readonly notice: { readonly notice: string };
  readonly rectification: object;
}

/** The name of a clock, taken apart. Which clocks a task can have is said here and nowhere else. */
export type ClockName<Kind extends ClockKind = ClockKind> = {
  [K in Kind]: { readonly kind: K } & Subjects[K];
}[Kind];

export const deadlineClock = 'deadline';
export const rectificationClock = 'rectification';
export const signClock = (unit: string): string => `sign:${unit}`;
export const reportClock = (period: string): string => `report:${period}`;
export const noticeClock = (notice: string): string => `notice:${notice}`;

type Readers = { readonly [K in ClockKind]: (subject: string) => ClockName<K> };

const readers: Readers = {
  sign: (unit) => ({ kind: 'sign', unit }),
  report: (period) => ({ kind: 'report', period }),
  deadline: () => ({ kind: 'deadline' }),
  notice: (notice) => ({ kind: 'notice', notice }),
  rectification: () => ({ kind: 'rectification' }),
};

const isKind = (word: string): word is ClockKind => Object.hasOwn(readers, word);

/** @throws TypeError when no clock of a task is called so. */
export function parseClockName(clock: string): ClockName {
  const at = clock.indexOf(':');
  const kind = at < 0 ? clock : clock.slice(0, at);
  if (!isKind(kind)) throw new TypeError(`"${clock}" is no clock of a task`);
  return readers[kind](at < 0 ? '' : clock.slice(at + 1));
}

/** The period whose report this clock waits for. @throws TypeError when it waits for something else. */
export function periodOfClock(clock: string): string {
  const name = parseClockName(clock);
  if (name.kind !== 'report') throw new TypeError(`"${clock}" waits for no report`);
  return name.period;
}
