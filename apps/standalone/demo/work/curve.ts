import type { LocalDate } from '#kernel';
import { workingDueDate } from '../book/book.js';
import { daysBetween } from '../world/dates.js';
import { finishDay } from './finish-day.js';
import type { Fate } from '../scenario/scenario.js';
import { type Desk, luck } from '../world/world.js';

type Shape = (x: number, draw: number) => number;

/**
 * How work goes, `x` being the share of time gone: a little ahead of the straight line, since a report stands for a
 * month; through a dip that lasts two or three months; or so that it never gets to the end.
 */
const shapes: Readonly<Record<Fate['progress'], Shape>> = {
  steady: (x) => steady(x),
  ahead: (x) => 0.4 * x + 0.6 * x ** 0.75,
  dips: (x, draw) => steady(x) - 0.2 * Math.exp(-(((x - 0.25 - 0.45 * draw) / 0.11) ** 2)),
  stalls: (x) => (x < 0.45 ? steady(x) : steady(0.45) + 0.24 * (1 - Math.exp(-2.2 * (x - 0.45)))),
};

const steady = (x: number): number => 0.8 * x + 0.2 * x * x * (3 - 2 * x) + 0.07 * Math.sin(Math.PI * x);

/** Percent done on a day, with the noise of real reports; never 100, which is said on completion only. */
export function percentOn(desk: Desk, unit: string): number {
  const { note, fate, day } = desk;
  const until = goalOf(desk);
  const x = shareGone(note.dispatchedOn, day, until);
  const noise = (luck(desk, 'noise', unit, day.slice(0, 7)) - 0.5) * 5;
  return Math.round(Math.min(98, Math.max(1, 100 * shapes[fate.progress](x, luck(desk, 'dip')) + noise)));
}

/** Points behind the straight line from dispatch to due date; negative when ahead. */
export function pointsBehind(desk: Desk, percent: number): number {
  const due = workingDueDate(desk.note) ?? yearEnd(desk);
  const share = shareGone(desk.note.dispatchedOn, desk.day, due);
  return Math.round(100 * share) - percent;
}

/** The day by which the work is to be done. */
const goalOf = (desk: Desk): LocalDate => finishDay(desk) ?? workingDueDate(desk.note) ?? yearEnd(desk);

const yearEnd = ({ note }: Desk): LocalDate => `${note.dispatchedOn.slice(0, 4)}-12-31`;

const shareGone = (from: LocalDate, day: LocalDate, until: LocalDate): number =>
  Math.min(1, daysBetween(from, day) / Math.max(1, daysBetween(from, until)));
