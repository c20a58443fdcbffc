import type { LocalDate } from '#kernel';
import { workingDueDate } from './book.js';
import { daysBetween } from './dates.js';
import { finishDay } from './finish-day.js';
import type { Fate } from './scenario.js';
import { type Desk, luck } from './world.js';

/** How work goes: slow at first, fast in the middle, slow at the end, more or less so. `x` is the share of time gone. */
const shapes: Readonly<Record<Fate['progress'], (x: number) => number>> = {
  steady: (x) => 0.7 * x + 0.3 * smooth(x),
  ahead: (x) => 0.4 * x + 0.6 * x ** 0.75,
  slowStart: (x) => (x < 0.55 ? x ** 1.55 : x ** 1.55 + 0.04 * Math.sin(Math.PI * ((x - 0.55) / 0.45))),
  stalls: (x) => (x < 0.4 ? smooth(x) * 0.5 + 0.5 * x : 0.376 + 0.3 * (1 - Math.exp(-2.2 * (x - 0.4)))),
};

const smooth = (x: number): number => x * x * (3 - 2 * x);

/** Percent done on a day, with the noise of real reports; never 100, which is said on completion only. */
export function percentOn(desk: Desk, unit: string): number {
  const { note, fate, day } = desk;
  const until = goalOf(desk);
  const x = shareGone(note.dispatchedOn, day, until);
  const noise = (luck(desk, 'noise', unit, day.slice(0, 7)) - 0.5) * 5;
  return Math.round(Math.min(98, Math.max(1, 100 * shapes[fate.progress](x) + noise)));
}

/** Points behind the straight line from dispatch to due date; negative when ahead. */
export function pointsBehind(desk: Desk, percent: number): number {
  const due = workingDueDate(desk.note) ?? yearEnd(desk);
  const share = shareGone(desk.note.dispatchedOn, desk.day, due);
  return Math.round(100 * share) - percent;
}

/** The day towards which the work goes. */
const goalOf = (desk: Desk): LocalDate => finishDay(desk) ?? workingDueDate(desk.note) ?? yearEnd(desk);

const yearEnd = ({ note }: Desk): LocalDate => `${note.dispatchedOn.slice(0, 4)}-12-31`;

const shareGone = (from: LocalDate, day: LocalDate, until: LocalDate): number =>
  Math.min(1, daysBetween(from, day) / Math.max(1, daysBetween(from, until)));
