import type { EventStore } from '#event-store';
import { type ReadModel, rebuild } from '#projections';
import { filterOf } from '../../libs/projections/model/read-model.js';
import type { Bench } from './bench.js';
import { median, round } from './load.js';
import { emmettSummary, rowByRow, summaryModel } from './projection-peers.js';
import { caughtUp, follow, type ReadSide, withReadSide } from './read-side.js';
import { appendYear } from './year-of-tasks.js';

const tasks = 3_000;
const emmettTasks = 100;
const peerSeconds = 2;
const rounds = 3;
const goals = { liveToRowByRow: 3, livePerSecond: 25_000, rebuildToRowByRow: 10, rebuildPerSecond: 100_000 };

interface Figures {
  readonly model: string;
  /** Of the log, those that this model takes. */
  readonly events: number;
  readonly rowByRowPerSecond: number;
  readonly livePerSecond: number;
  readonly liveToRowByRow: number;
  readonly rebuildPerSecond: number;
  readonly rebuildToRowByRow: number;
  /** How often the old tables answered while the new ones were built, and the slowest of these answers. */
  readonly answersMeanwhile: number;
  readonly slowestAnswerMs: number;
}

/** A log of tasks through each read model: followed live, and rebuilt while the old tables serve. */
export const projectionBench: Bench = (say) =>
  withReadSide(async (side) => {
    const written = await appendYear(side.store, tasks);
    say(`${written} events of ${tasks} tasks`);
    const figures: Figures[] = [];
    for (const model of side.models) figures.push(await measure(side, model, say));
    const summary = await measure(side, summaryModel(side.models[0]!.eventTypes), say);
    const emmettPerSecond = await emmettSummary(side.connectionString, emmettTasks);
    say(`emmett, summary: ${emmettPerSecond} events/s`);
    return report(figures, summary, emmettPerSecond);
  });

async function measure(side: ReadSide, model: ReadModel, say: (progress: string) => void): Promise<Figures> {
  const events = await countOf(side.store, model);
  const rowByRowPerSecond = await rowByRow(side, model, peerSeconds);
  const livePerSecond = await live(side, model, events);
  const serving = serve(side, model);
  const rates: number[] = [];
  for (let at = 0; at < rounds; at++) rates.push((await rebuild(side, model)).eventsPerSecond);
  const { answers, slowestMs } = await serving.stop();
  const rebuildPerSecond = median(rates);
  say(
    `${model.name}: row by row ${rowByRowPerSecond}, live ${livePerSecond}, rebuild ${rebuildPerSecond} events/s, ` +
      `${answers} answers meanwhile, the slowest in ${slowestMs} ms`,
  );
  return {
    ...{ model: model.name, events, rowByRowPerSecond, livePerSecond, rebuildPerSecond },
    liveToRowByRow: round(livePerSecond / rowByRowPerSecond, 1),
    rebuildToRowByRow: round(rebuildPerSecond / rowByRowPerSecond, 1),
    answersMeanwhile: answers,
    slowestAnswerMs: slowestMs,
  };
}

/** Each run begins with empty tables; the middle one counts. */
async function live(side: ReadSide, model: ReadModel, events: number): Promise<number> {
  const rates: number[] = [];
  for (let at = 0; at < rounds; at++) {
    const tables = model.tables.map(({ name }) => `zhezi_read.${name}`);
    await side.dataSource.query(`DROP TABLE IF EXISTS ${tables.join(', ')}`);
    await side.dataSource.query('DELETE FROM zhezi_read.checkpoints WHERE model = $1', [model.name]);
    const begun = performance.now();
    const projections = await follow(side, [model]);
    await caughtUp(side, projections);
    rates.push(Math.round((events / (performance.now() - begun)) * 1_000));
    await projections.stop();
  }
  return median(rates);
}

async function countOf(store: EventStore, model: ReadModel): Promise<number> {
  let count = 0;
  for (let after = 0n; ;) {
    const page = await store.readAll({ after, limit: 5_000, filter: filterOf(model) });
    count += page.events.length;
    if (page.atEnd) return count;
    after = page.position;
  }
}

/** Asks the live tables for a page of rows again and again. */
function serve({ dataSource }: ReadSide, model: ReadModel) {
  const { name, key } = model.tables[0]!;
  const order = key.map((column) => column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)).join(', ');
  let isOver = false;
  let answers = 0;
  let slowest = 0;
  const asking = (async () => {
    while (!isOver) {
      const begun = performance.now();
      await dataSource.query(`SELECT * FROM zhezi_read.${name} ORDER BY ${order} LIMIT 50`);
      slowest = Math.max(slowest, performance.now() - begun);
      answers++;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return {
    async stop() {
      isOver = true;
      await asking;
      return { answers, slowestMs: round(slowest, 1) };
    },
  };
}

function report(models: readonly Figures[], summary: Figures, emmettPerSecond: number) {
  const most = (figure: (of: Figures) => number): number => Math.max(...models.map(figure));
  const least = (figure: (of: Figures) => number): number => Math.min(...models.map(figure));
  const best = { livePerSecond: most((of) => of.livePerSecond), rebuildPerSecond: most((of) => of.rebuildPerSecond) };
  const liveToRowByRow = least((of) => of.liveToRowByRow);
  const rebuildToRowByRow = least((of) => of.rebuildToRowByRow);
  return {
    bench: 'projection',
    ...best,
    liveToRowByRow,
    rebuildToRowByRow,
    summaryLivePerSecond: summary.livePerSecond,
    emmettSummaryPerSecond: emmettPerSecond,
    ratioToEmmett: round(summary.livePerSecond / emmettPerSecond, 1),
    models: [...models, summary],
    goals,
    met:
      liveToRowByRow >= goals.liveToRowByRow &&
      rebuildToRowByRow >= goals.rebuildToRowByRow &&
      best.livePerSecond >= goals.livePerSecond &&
      best.rebuildPerSecond >= goals.rebuildPerSecond,
  };
}
