import { installEventStore } from '#event-store';
import { zhezi as singleAppends } from './append-peers.js';
import type { Bench } from './bench.js';
import { benchServer } from './bench-server.js';
import { type CommandContestant, emmettCommands, zheziCommands } from './commands-peers.js';
import { type Load, median, round, runLoad } from './load.js';

const inFlight = 64;
const rounds = 3;
const seconds = 3;
const goals = { ratioToAppend: 0.5, ratioToEmmett: 5 };

type Contender = 'append' | 'ours' | 'theirs';
type Loads = Record<Contender, Load[]>;

/**
 * The whole way of a command: check the content against its schema, load, decide with the task's own decider, append;
 * 64 in flight. Beside it our own bare appends, and the same decider under emmett's command handler.
 */
export const commandsBench: Bench = async (say) => {
  const server = await benchServer();
  try {
    await installEventStore(server.connectionString);
    const append = await singleAppends(server.connectionString);
    const ours = await zheziCommands(server.connectionString, inFlight);
    const theirs = await emmettCommands(server.connectionString, inFlight);
    const loads = await takeTurns({ append: append.append, ours: ours.command, theirs: theirs.command }, say);
    await Promise.all([append.close(), ours.close(), theirs.close()]);
    return report(loads);
  } finally {
    await server.stop();
  }
};

async function takeTurns(
  who: Record<Contender, CommandContestant['command']>,
  say: (progress: string) => void,
): Promise<Loads> {
  const loads: Loads = { append: [], ours: [], theirs: [] };
  for (const name of ['append', 'ours', 'theirs'] as const) await runLoad(inFlight, 1, who[name]);
  for (let turn = 1; turn <= rounds; turn++) {
    for (const name of ['append', 'ours', 'theirs'] as const) {
      const load = await runLoad(inFlight, seconds, who[name]);
      say(`round ${turn}, ${name}: ${load.perSecond}/s, p50 ${load.p50} ms, p99 ${load.p99} ms`);
      loads[name].push(load);
    }
  }
  return loads;
}

function report({ append, ours, theirs }: Loads) {
  const perSecond = (loads: readonly Load[]): number => median(loads.map((load) => load.perSecond));
  const ratioToAppend = round(perSecond(ours) / perSecond(append), 2);
  const ratioToEmmett = round(perSecond(ours) / perSecond(theirs), 1);
  return {
    bench: 'commands',
    commandsPerSecond: perSecond(ours),
    p50ms: median(ours.map(({ p50 }) => p50)),
    p99ms: median(ours.map(({ p99 }) => p99)),
    appendsPerSecond: perSecond(append),
    ratioToAppend,
    emmettPerSecond: perSecond(theirs),
    ratioToEmmett,
    inFlight,
    goals,
    met: ratioToAppend >= goals.ratioToAppend && ratioToEmmett >= goals.ratioToEmmett,
  };
}
