import { type CommandContext, CommandGateway } from '#commands';
import { createSweeper } from '#escalation';
import { type Actor, newId, systemActor, type Timestamp } from '#kernel';
import { commandsToTasks, DueClocks, dueClocksModel, toTask } from '#tasks';
import type { Bench } from './bench.js';
import { median, round } from './load.js';
import { caughtUp, follow, type ReadSide, withReadSide } from './read-side.js';
import { appendYear, taskIdAt } from './year-of-tasks.js';

const open = 1_000_000;
const due = 1_000;
const looks = 15;
const rounds = 3;
/** Tasks that are dispatched and signed for. Each month a report is due, with three rungs. */
const signedFor = 4;
const goals = { foundMs: 50, firedPerSecond: 3_000, foundAtMillionToThousand: 2 };

interface Sweep {
  readonly foundMs: number;
  readonly firedPerSecond: number;
}

/**
 * Finds due rungs in an index of a million open clocks and fires them through the tasks: by an escalator that has just started and
 * knows no task, by one that fired their last rungs, and by the same one after another process has changed every task.
 */
export const clocksBench: Bench = (say) =>
  withReadSide(async (side) => {
    await appendYear(side.store, due, signedFor);
    await indexAll(side);
    const few = await sweepsOf(side, newEscalator(side), rounds);
    say(`no other clocks open: found in ${few.map(({ foundMs }) => foundMs).join(', ')} ms`);
    await openOthers(side);
    const turns: Turn[] = [];
    for (let at = 0; at < rounds; at++) turns.push(await turn(side));
    for (const { cold, warm, changed } of turns)
      say(
        `${open} open: found in ${cold.foundMs} ms; fired/s: ${cold.firedPerSecond} after a start, ` +
          `${warm.firedPerSecond} the next time, ${changed.firedPerSecond} when changed elsewhere`,
      );
    return report(few, turns);
  });

interface Turn {
  readonly cold: Sweep;
  readonly warm: Sweep;
  readonly changed: Sweep;
}

async function turn(side: ReadSide): Promise<Turn> {
  const escalator = newEscalator(side);
  const [cold, warm] = (await sweepsOf(side, escalator, 2)) as [Sweep, Sweep];
  await instructAll(side);
  const [changed] = (await sweepsOf(side, escalator, 1)) as [Sweep];
  return { cold, warm, changed };
}

function report(few: readonly Sweep[], turns: readonly Turn[]) {
  const rate = (of: (turn: Turn) => Sweep): number => median(turns.map((turn) => of(turn).firedPerSecond));
  const foundMs = median(
    turns.flatMap(({ cold, warm, changed }) => [cold, warm, changed]).map((sweep) => sweep.foundMs),
  );
  const firedPerSecond = rate(({ warm }) => warm);
  const foundWithoutOthersMs = median(few.map((sweep) => sweep.foundMs));
  const ratio = round(foundMs / foundWithoutOthersMs, 2);
  return {
    bench: 'clocks',
    open,
    due,
    foundMs,
    firedPerSecond,
    firedAfterStartPerSecond: rate(({ cold }) => cold),
    firedWhenChangedElsewherePerSecond: rate(({ changed }) => changed),
    foundWithoutOthersMs,
    foundAtMillionToThousand: ratio,
    goals,
    met: foundMs <= goals.foundMs && firedPerSecond >= goals.firedPerSecond && ratio <= goals.foundAtMillionToThousand,
  };
}

/** Clocks of other tasks that fall due in later years. */
async function openOthers({ dataSource }: ReadSide): Promise<void> {
  await dataSource.query(
    `INSERT INTO zhezi_read.due_clocks (task_id, clock, kind, anchor, pending, under_review, next_at, revision)
     SELECT 'other-' || n, 'deadline', 'deadline', '2030-01-01', '[]', false,
       '2030-01-01T01:00:00Z'::timestamptz + n * interval '1 second', 1 FROM generate_series(1, $1::integer) n`,
    [open - due],
  );
  await dataSource.query('ANALYZE zhezi_read.due_clocks');
}

/** Lets the index know all events written so far, as a projector of its own does, and ends it. */
async function indexAll(side: ReadSide): Promise<void> {
  const projections = await follow(side, [dueClocksModel]);
  await caughtUp(side, projections);
  await projections.stop();
}

/** One process that fires. */
type Escalator = Pick<CommandGateway, 'give'>;

function newEscalator(side: ReadSide): Escalator {
  const gateway = new CommandGateway(side.store);
  gateway.register(commandsToTasks(side.rules, side.store));
  return gateway;
}

/** One sweep after another, each at the instant at which the next rung of every task falls due. */
async function sweepsOf(side: ReadSide, escalator: Escalator, times: number): Promise<Sweep[]> {
  const sweeps: Sweep[] = [];
  for (let at = 0; at < times; at++) {
    sweeps.push(await sweepOnce(side, escalator, await nextDue(side)));
    await indexAll(side);
  }
  return sweeps;
}

async function nextDue({ dataSource }: ReadSide): Promise<Timestamp> {
  const text = `SELECT min(next_at) AS next FROM zhezi_read.due_clocks WHERE task_id NOT LIKE 'other-%'`;
  const [{ next }] = (await dataSource.query(text)) as [{ next: string | Date }];
  return new Date(next).toISOString();
}

async function sweepOnce(side: ReadSide, escalator: Escalator, now: Timestamp): Promise<Sweep> {
  const index = new DueClocks(side.dataSource);
  const { found, foundMs } = await find(index, now);
  const tasks = new Set(found.map(({ taskId }) => taskId));
  if (tasks.size !== due) throw new Error(`expected ${due} tasks with due clocks at ${now}, found ${tasks.size}`);
  const failures: unknown[] = [];
  const sweeper = createSweeper({
    dueTasks: (at, cursor, limit) => index.dueTasks(at, cursor, limit),
    fire: async (taskId) =>
      (await escalator.give(toTask(taskId, 'FireRungs', { now }), contextAt(now, systemActor('performance')))).events,
    onFailure: (_, error) => void failures.push(error),
    indexCaughtUp: async () => undefined,
  });
  const started = performance.now();
  const { fired } = await sweeper.sweepOnce(now);
  const firedPerSecond = Math.round((fired / (performance.now() - started)) * 1_000);
  if (failures.length > 0) throw failures[0];
  return { foundMs, firedPerSecond };
}

const leader: Actor = { account: 'leader-1', role: 'leadingOfficial', post: 'qu-ling-dao-01' };

/** Another process changes every task: its leading official gives an instruction. */
async function instructAll(side: ReadSide): Promise<void> {
  const elsewhere = newEscalator(side);
  const context = () => contextAt(side.clock.now(), leader);
  const instruct = (taskId: string) =>
    elsewhere.give(toTask(taskId, 'GiveInstruction', { text: '请抓紧推进，按月报告进展。' }), context());
  await Promise.all(Array.from({ length: due }, (_, at) => instruct(taskIdAt(at))));
}

/** The first look plans the query and is left out; the middle one of the others counts. */
async function find(index: DueClocks, now: Timestamp) {
  const look = () => index.dueTasks(now, null, due + 1);
  const found = await look();
  const times: number[] = [];
  for (let at = 0; at < looks; at++) {
    const begun = performance.now();
    await look();
    times.push(performance.now() - begun);
  }
  return { found, foundMs: round(median(times), 1) };
}

function contextAt(at: Timestamp, actor: Actor): CommandContext {
  const commandId = newId();
  return {
    actor,
    at,
    commandId,
    correlationId: commandId,
    causationId: null,
    source: 'clock',
  };
}
