import { DomainError, instantOf, type LocalDate } from '#kernel';
import { type Action, actionsOn } from '../habits/actions-on.js';
import { contextOf } from './context.js';
import { daysFrom } from '../world/dates.js';
import { issuePlan, type IssuedPlan } from './issue-plan.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Stage } from '../stage/stage.js';
import { newTally, readOn, type Tally } from '../book/tally.js';
import type { World } from '../world/world.js';

export interface PlayedYear {
  readonly plan: IssuedPlan;
  readonly tally: Tally;
  readonly world: World;
  /** Commands given by people; the escalator's are not among them. */
  readonly commands: number;
  /** Refusals by code: those that the scenario wants. */
  readonly refusals: ReadonlyMap<string, number>;
}

export interface PlayOptions {
  readonly calendar: World['calendar'];
  /** After each day that was played. */
  readonly onDay?: (day: LocalDate, done: number, days: number, events: number) => void;
  /** On the last working day of each month, once every read model has caught up. */
  readonly onMonthEnd?: (month: string) => Promise<void>;
}

/** The rungs act when the day begins; people follow. */
const sweepAt = '09:00';
/** On the day of issue nobody can act before the tasks are there. */
const afterIssue = 11 * 60;

/**
 * Plays the scenario from the document to its last day: every working day the escalator sweeps, then people act.
 * @throws Error when a command is refused that the scenario does not expect to be, or the other way round.
 */
export async function playYear(stage: Stage, scenario: Scenario, options: PlayOptions): Promise<PlayedYear> {
  const { calendar, onDay } = options;
  const tally = newTally();
  const world: World = { scenario, calendar, directory: await stage.directory(), book: tally.book };
  const plan = await issuePlan(stage, world, tally);
  const days = daysFrom(scenario.days.issuedOn, scenario.days.until);
  const given = { commands: plan.commands, refusals: new Map<string, number>() };
  for (const [place, day] of days.entries()) {
    if (calendar.isWorkingDay(day)) await playDay(day, stage, world, tally, given);
    if (isMonthEnd(day, days[place + 1])) await endMonth(day, stage, options);
    onDay?.(day, place + 1, days.length, tally.events);
  }
  stage.clock.set(instantOf(scenario.days.until, '18:00'));
  await stage.whenCaughtUp();
  await readOn(tally, stage.store);
  return { plan, tally, world, ...given };
}

interface Given {
  commands: number;
  readonly refusals: Map<string, number>;
}

async function playDay(day: LocalDate, stage: Stage, world: World, tally: Tally, given: Given): Promise<void> {
  const first = day === world.scenario.days.issuedOn;
  if (!first) {
    const now = instantOf(day, sweepAt);
    stage.clock.set(now);
    await stage.clocksReady();
    await stage.sweep(now);
    await readOn(tally, stage.store);
  }
  const actions = actionsOn(day, world, first ? afterIssue : undefined);
  const queues = stage.oneAtATime ? [byTime(actions.flat())] : actions;
  await Promise.all(queues.map((queue) => giveInOrder(queue, stage, given)));
  stage.clock.set(instantOf(day, '17:59'));
}

const byTime = (actions: readonly Action[]): readonly Action[] =>
  actions.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));

/** The commands of one queue, one after another. */
async function giveInOrder(queue: readonly Action[], stage: Stage, given: Given): Promise<void> {
  for (const action of queue) await give(action, stage, given);
}

async function give(action: Action, stage: Stage, given: Given): Promise<void> {
  const { taskId, type, data, by, at, commandId, expects } = action;
  given.commands++;
  try {
    await stage.giveTask(taskId, type, data, contextOf(by, at, commandId));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== expects) throw unexpected(action, error);
    given.refusals.set(error.code, (given.refusals.get(error.code) ?? 0) + 1);
    return;
  }
  if (expects !== undefined) throw unexpected(action, `${expects} was expected, but it was accepted`);
}

const unexpected = ({ commandId, by }: Action, cause: unknown): Error =>
  new Error(`demo: ${commandId} by ${by.account}: ${cause instanceof Error ? cause.message : String(cause)}`, {
    cause,
  });

const isMonthEnd = (day: LocalDate, next: LocalDate | undefined): boolean => day.slice(0, 7) !== next?.slice(0, 7);

async function endMonth(day: LocalDate, stage: Stage, { onMonthEnd }: PlayOptions): Promise<void> {
  if (!onMonthEnd) return;
  await stage.whenCaughtUp();
  await onMonthEnd(day.slice(0, 7));
}
