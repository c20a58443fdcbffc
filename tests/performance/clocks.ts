import { createSweeper, DueClocks, escalationReadModels } from '#escalation';
import { AggregateWriter, type CommandContext } from '#event-store';
import { newId, systemActor, type Timestamp } from '#kernel';
import { createDirectory } from '#organizations';
import { GiveTaskCommand } from '#tasks';
import { GiveTaskCommandHandler } from '../../libs/tasks/application/give-task-command.js';
import { createTaskDecider } from '../../libs/tasks/domain/decider.js';
import type { Bench } from './bench.js';
import { median, round } from './load.js';
import { caughtUp, follow, type ReadSide, withReadSide } from './read-side.js';
import { appendYear } from './year-of-tasks.js';

const open = 1_000_000;
const due = 1_000;
const looks = 15;
/** Tasks proposed, dispatched and signed for: what waits is the report of each month, with a rung on each of these days. */
const signedFor = 4;
const daysOfFebruary = ['02-02', '02-06', '02-10'];
const daysOfMarch = ['03-02', '03-06', '03-10'];
const goals = { foundMs: 50, firedPerSecond: 3_000, foundAtMillionToThousand: 2 };

interface Sweep {
  readonly foundMs: number;
  readonly firedPerSecond: number;
}

/** Finds what is due in an index of a million open clocks, and fires it through the tasks. */
export const clocksBench: Bench = (say) =>
  withReadSide(async (side) => {
    await appendYear(side.store, due, signedFor);
    await indexAll(side);
    const few = await sweepAll(side, daysOfFebruary);
    say(`no other clocks open: found in ${few.map(({ foundMs }) => foundMs).join(', ')} ms`);
    await openOthers(side);
    const many = await sweepAll(side, daysOfMarch);
    for (const { foundMs, firedPerSecond } of many)
      say(`${open} open: found in ${foundMs} ms, ${firedPerSecond} fired/s`);
    const foundMs = median(many.map((sweep) => sweep.foundMs));
    const firedPerSecond = median(many.map((sweep) => sweep.firedPerSecond));
    const ratio = round(foundMs / median(few.map((sweep) => sweep.foundMs)), 2);
    return {
      bench: 'clocks',
      open,
      due,
      foundMs,
      firedPerSecond,
      foundWithoutOthersMs: median(few.map((sweep) => sweep.foundMs)),
      foundAtMillionToThousand: ratio,
      goals,
      met:
        foundMs <= goals.foundMs && firedPerSecond >= goals.firedPerSecond && ratio <= goals.foundAtMillionToThousand,
    };
  });

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
  const projections = await follow(side, escalationReadModels);
  await caughtUp(side, projections);
  await projections.stop();
}

/** On each day a process that has just started, with no task in memory, finds the one rung that is due of each task and fires it. */
async function sweepAll(side: ReadSide, days: readonly string[]): Promise<Sweep[]> {
  const sweeps: Sweep[] = [];
  for (const day of days) {
    sweeps.push(await sweepOnce(side, `2023-${day}T02:00:00.000Z`));
    await indexAll(side);
  }
  return sweeps;
}

async function sweepOnce(side: ReadSide, now: Timestamp): Promise<Sweep> {
  const index = new DueClocks(side.dataSource);
  const { found, foundMs } = await find(index, now);
  const tasks = new Set(found.map(({ taskId }) => taskId));
  if (tasks.size !== due) throw new Error(`expected ${due} tasks with due clocks at ${now}, found ${tasks.size}`);
  const handler = new GiveTaskCommandHandler(
    new AggregateWriter(side.store, { decider: createTaskDecider(side.rules) }),
    { current: async () => createDirectory([], []) },
  );
  const failures: unknown[] = [];
  const sweeper = createSweeper({
    dueTasks: (at, cursor, limit) => index.dueTasks(at, cursor, limit),
    fire: async (taskId) =>
      (await handler.execute(new GiveTaskCommand(taskId, 'FireRungs', { now }, contextAt(now)))).events,
    onFailure: (_, error) => void failures.push(error),
    settled: async () => undefined,
  });
  const started = performance.now();
  const { fired } = await sweeper.sweepOnce(now);
  const firedPerSecond = Math.round((fired / (performance.now() - started)) * 1_000);
  if (failures.length > 0) throw failures[0];
  return { foundMs, firedPerSecond };
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

function contextAt(at: Timestamp): CommandContext {
  const commandId = newId();
  return {
    actor: systemActor('performance'),
    at,
    commandId,
    correlationId: commandId,
    causationId: null,
    source: 'clock',
  };
}
