import type { WorkCalendar } from '#escalation';
import type { Actor, LocalDate } from '#kernel';
import type { Directory } from '#organizations/contract';
import type { TaskCommandType } from '#tasks/contract';
import type { Book, TaskNote, UnitNote } from '../book/book.js';
import { chance, drawn, oneOf, whole } from './chance.js';
import type { Fate, Profile, Scenario, TaskScript } from '../scenario/scenario.js';

/** Everything an act of the year may depend on: the scenario, the working days, who is who, and what has happened. */
export interface World {
  readonly scenario: Scenario;
  readonly calendar: Pick<WorkCalendar, 'isWorkingDay' | 'addWorkingDays' | 'rollForward'>;
  readonly directory: Pick<Directory, 'unitByName' | 'postByHolder'>;
  readonly book: Book;
}

/** One task on one day, as the habits of the people see it. */
export interface Desk {
  readonly day: LocalDate;
  readonly note: TaskNote;
  readonly script: TaskScript;
  readonly fate: Fate;
  readonly world: World;
}

/** A command to the task, still without its hour. */
export interface Draft {
  readonly type: TaskCommandType;
  readonly data: object;
  readonly by: Actor;
  /** The refusal that the scenario wants. */
  readonly expects?: string;
}

/** What people do of their own accord with a task on their desk, each habit by itself. Pure. */
export type Habit = (desk: Desk) => readonly Draft[];

const noScript: TaskScript = { unsigned: [], steps: [] };

export function deskOf(day: LocalDate, note: TaskNote, world: World): Desk {
  const { tasks, fates, shares, seed } = world.scenario;
  const script = tasks[String(note.seq)] ?? noScript;
  const fate = fates[script.fate ?? drawn(shares, chance(seed, 'fate', note.seq))]!;
  return { day, note, script, fate, world };
}

/** A number in [0, 1) of this task. */
export const luck = ({ world, note }: Desk, ...key: readonly (string | number)[]): number =>
  chance(world.scenario.seed, note.seq, ...key);

export const pick = <T>(desk: Desk, choices: readonly T[], ...key: readonly (string | number)[]): T =>
  oneOf(choices, luck(desk, ...key));

export const within = (
  desk: Desk,
  [low, high]: readonly [number, number],
  ...key: readonly (string | number)[]
): number => whole(low, high, luck(desk, ...key));

export const workingDaysAfter = ({ world }: Desk, date: LocalDate, count: number): LocalDate =>
  world.calendar.addWorkingDays(date, count);

/** How a unit works; the same in all of its tasks. */
export function profileOf({ scenario }: World, { unit, name }: Pick<UnitNote, 'unit' | 'name'>): Profile {
  const { shares, named } = scenario.units;
  return scenario.profiles[named[name] ?? drawn(shares, chance(scenario.seed, 'profile', unit))]!;
}
