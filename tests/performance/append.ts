import { installEventStore } from '#event-store';
import { type Contestant, emmett, rawInsert, zhezi } from './append-peers.js';
import type { Bench } from './bench.js';
import { benchServer } from './bench-server.js';
import { type Load, median, round, runLoad } from './load.js';

const inFlight = 64;
const rounds = 9;
const seconds = 1;
const goals = { ratioToRaw: 0.8, ratioToEmmett: 8 };

/** Durable appends of single events to many streams, 64 in flight; the peers take turns with us on the same server. */
export const appendBench: Bench = async (say) => {
  const server = await benchServer();
  try {
    await installEventStore(server.connectionString);
    const ours = await zhezi(server.connectionString);
    const raw = await rawInsert(server.connectionString, inFlight);
    const theirs = await emmett(server.connectionString);
    const loads = await takeTurns({ ours, raw, theirs }, say);
    await Promise.all([ours.close(), raw.close(), theirs.close()]);
    return report(loads);
  } finally {
    await server.stop();
  }
};

type Loads = Record<'ours' | 'raw' | 'theirs', Load[]>;

async function takeTurns(who: Record<keyof Loads, Contestant>, say: (progress: string) => void): Promise<Loads> {
  const loads: Loads = { ours: [], raw: [], theirs: [] };
  for (const name of ['ours', 'raw', 'theirs'] as const)
    await runLoad(name === 'raw' ? 1 : inFlight, 1, who[name].append);
  for (let round = 1; round <= rounds; round++) {
    for (const name of ['ours', 'raw', 'theirs'] as const) {
      const load = await runLoad(name === 'raw' ? 1 : inFlight, seconds, who[name].append);
      say(`round ${round}, ${name}: ${load.perSecond} calls/s, p50 ${load.p50} ms, p99 ${load.p99} ms`);
      loads[name].push(load);
    }
  }
  return loads;
}

/** A ratio is the median over the rounds. The parts of a round run directly one after another, so that other work on the machine slows both. */
function report({ ours, raw, theirs }: Loads) {
  const rate = (loads: readonly Load[], size = 1): number => median(loads.map(({ perSecond }) => perSecond * size));
  const ratioTo = (peer: readonly Load[], size = 1): number =>
    median(ours.map(({ perSecond }, round) => perSecond / (peer[round]!.perSecond * size)));
  const ratioToRaw = round(ratioTo(raw, inFlight), 2);
  const ratioToEmmett = round(ratioTo(theirs), 1);
  return {
    bench: 'append',
    appendsPerSecond: rate(ours),
    p50ms: median(ours.map(({ p50 }) => p50)),
    p99ms: median(ours.map(({ p99 }) => p99)),
    rawBatchedInsertPerSecond: rate(raw, inFlight),
    ratioToRaw,
    emmettPerSecond: rate(theirs),
    ratioToEmmett,
    inFlight,
    goals,
    met: ratioToRaw >= goals.ratioToRaw && ratioToEmmett >= goals.ratioToEmmett,
  };
}
