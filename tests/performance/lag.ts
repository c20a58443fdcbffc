import type { StreamAppend } from '#event-store';
import type { Projections } from '#projections';
import type { Bench } from './bench.js';
import { type Load, runOpenLoop } from './load.js';
import { caughtUp, follow, type ReadSide, withReadSide } from './read-side.js';
import { yearAppends } from './year-of-tasks.js';

const perSecond = 500;
const seconds = 20;
const tasks = 400;
const goals = { p99ms: 100 };

/** 500 events a second of many tasks, one append each; the time from acknowledgement until every model has the row. */
export const lagBench: Bench = (say) =>
  withReadSide(async (side) => {
    const projections = await follow(side);
    const appends = await eventsOneByOne();
    const { visible, acknowledged } = await pace(side, projections, appends);
    say(`appended: p50 ${acknowledged.p50} ms, p99 ${acknowledged.p99} ms; visible after: p99 ${visible.p99} ms`);
    await caughtUp(side, projections);
    const rows: { events: string }[] = await side.dataSource.query(
      'SELECT count(*) AS events FROM zhezi_read.task_timeline',
    );
    await projections.stop();
    const missing = appends.length - Number(rows[0]!.events);
    return {
      bench: 'lag',
      eventsPerSecond: visible.perSecond,
      models: side.models.length,
      p50ms: visible.p50,
      p99ms: visible.p99,
      appendP50ms: acknowledged.p50,
      appendP99ms: acknowledged.p99,
      missingRows: missing,
      goals,
      met: visible.p99 <= goals.p99ms && missing === 0,
    };
  });

/** In the order of the year; a stream's events never overtake one another, because each waits for the one before. */
async function eventsOneByOne(): Promise<StreamAppend[]> {
  const appends: StreamAppend[] = [];
  for await (const step of yearAppends(tasks)) {
    for (const { stream, events } of step)
      for (const event of events) appends.push({ stream, expectedRevision: 'any', events: [event] });
    if (appends.length >= perSecond * seconds) break;
  }
  return appends.slice(0, perSecond * seconds);
}

async function pace(side: ReadSide, projections: Projections, appends: readonly StreamAppend[]) {
  const lags: number[] = [];
  const ofStream = new Map<string, Promise<unknown>>();
  const once = async (call: number): Promise<void> => {
    const append = appends[call]!;
    const turn = (ofStream.get(append.stream) ?? Promise.resolve()).then(() => side.store.append([append]));
    ofStream.set(append.stream, turn);
    const { position } = await turn;
    const acknowledged = performance.now();
    void projections
      .whenProcessed(position, { timeoutMs: 60_000 })
      .then(() => lags.push(performance.now() - acknowledged));
  };
  const acknowledged = await runOpenLoop(perSecond, seconds, once);
  await caughtUp(side, projections);
  return { acknowledged, visible: lagsOf(lags, acknowledged) };
}

function lagsOf(lags: readonly number[], { perSecond: rate }: Load): Load {
  const sorted = [...lags].sort((a, b) => a - b);
  const at = (share: number): number => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2));
  return { count: lags.length, perSecond: rate, p50: at(0.5), p99: at(0.99) };
}
