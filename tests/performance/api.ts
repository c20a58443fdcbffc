import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { rebuild, type Statement } from '#projections';
import { localAccessTokens } from '#platform';
import { planReadModels } from '#plans';
import { type ApiPeople, startApiProcess } from './api-process.js';
import { changeMeanwhile } from './api-changes.js';
import { manyTasks, plans, units } from './api-tasks.js';
import type { Bench } from './bench.js';
import { type Load, median, round, runLoad, runOpenLoop } from './load.js';
import { selectTasks } from '../../libs/tasks/read-models/task-board/select.js';
import { type ReadSide, withReadSide } from './read-side.js';
import { appendYear, taskIdAt } from './year-of-tasks.js';

const realTasks = 500;
/** Half a year: under way, with reports, none concluded. */
const commands = 22;
const total = 100_000;
const perSecond = 500;
const seconds = 10;
const inFlight = 16;
/** Changes while the API is measured, because otherwise it could answer everything from memory. */
const changesPerSecond = 20;
const rounds = 3;
const goals = { p99ms: 25, requestsPerSecond: 490, ratioToSql: 0.5 };

/** Board and task queries over HTTP against the API as a process of its own, and the bare SQL behind the boards. */
export const apiBench: Bench = (say) =>
  withReadSide(async (side) => {
    await appendYear(side.store, realTasks, commands);
    for (const model of [...side.models, ...planReadModels]) await rebuild(side, model);
    const tasks = await manyTasks(side.dataSource, total / realTasks);
    say(`${tasks} tasks on the boards`);
    const folder = await mkdtemp(join(tmpdir(), 'zhezi-bench-api-'));
    const tokens = await localAccessTokens(folder);
    const api = await startApiProcess(side.connectionString, folder, await tokens.sign(officer, '1h'));
    try {
      return await measure(side, api, tasks, say);
    } finally {
      await api.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });

const officer = { account: 'officer-1', role: 'officer' } as const;

async function measure(side: ReadSide, api: ApiPeople, tasks: number, say: (progress: string) => void) {
  const changes = changeMeanwhile(side, realTasks, commands, changesPerSecond);
  await runLoad(inFlight, 8, () => api.get(requestAt(Math.floor(Math.random() * 10_000))));
  const open = await openLoops(api, say);
  const boards: { http: Load; sql: Load }[] = [];
  const pool = new pg.Pool({ connectionString: side.connectionString, max: inFlight });
  let call = 0;
  for (let turn = 1; turn <= rounds; turn++) {
    const http = await runLoad(inFlight, 3, () => api.get(boardAt(call++)));
    const sql = await runLoad(inFlight, 3, () => ask(pool, statementAt(call++)));
    say(`round ${turn}: boards over HTTP ${http.perSecond}/s, bare SQL ${sql.perSecond}/s`);
    boards.push({ http, sql });
  }
  await pool.end();
  say(`${await changes.stop()} changes of tasks meanwhile`);
  const ratioToSql = round(median(boards.map(({ http, sql }) => http.perSecond / sql.perSecond)), 2);
  return {
    bench: 'api',
    tasks,
    requestsPerSecond: open.perSecond,
    p50ms: open.p50,
    p99ms: open.p99,
    boardsPerSecond: median(boards.map(({ http }) => http.perSecond)),
    sqlPerSecond: median(boards.map(({ sql }) => sql.perSecond)),
    ratioToSql,
    goals,
    met: open.p99 <= goals.p99ms && ratioToSql >= goals.ratioToSql && open.perSecond >= goals.requestsPerSecond,
  };
}

/** The middle one of the rounds by its slowest percent. */
async function openLoops(api: ApiPeople, say: (progress: string) => void): Promise<Load> {
  const loops: Load[] = [];
  for (let turn = 1; turn <= rounds; turn++) {
    const loop = await runOpenLoop(perSecond, seconds, (call) => api.get(requestAt(call)));
    say(`open loop, round ${turn}: ${loop.perSecond} requests/s, p50 ${loop.p50} ms, p99 ${loop.p99} ms`);
    loops.push(loop);
  }
  return loops.sort((one, other) => one.p99 - other.p99)[Math.floor(rounds / 2)]!;
}

/** Of four requests two are boards, one a task, one its timeline. */
function requestAt(call: number): string {
  const task = taskIdAt((call * 31) % realTasks);
  if (call % 4 === 2) return `/v1/tasks/${task}`;
  if (call % 4 === 3) return `/v1/tasks/${task}/timeline`;
  return boardAt(call);
}

/** By plan, by unit, by light of a unit, the next due: as people look at boards. Shared by both sides of the comparison. */
const criteriaAt = (call: number) =>
  [
    { planId: `plan-${call % plans}` },
    { unit: `unit-${call % units}` },
    { unit: `unit-${call % units}`, lights: ['red'] as const },
    { planId: `plan-${call % plans}`, sort: 'due' as const },
    { sort: 'updated' as const },
  ][(call >> 1) % 5]!;

interface Asked {
  readonly planId?: string;
  readonly unit?: string;
  readonly lights?: readonly ['red'];
  readonly sort?: 'due' | 'updated';
}

function boardAt(call: number): string {
  const { planId, unit, lights, sort }: Asked = criteriaAt(call);
  const query = new URLSearchParams({
    ...(planId && { plan: planId }),
    ...(unit && { unit }),
    ...(lights && { light: lights[0] }),
    ...(sort && { sort }),
  });
  return `/v1/tasks?${query}`;
}

const today = new Date().toISOString().slice(0, 10);
const statementAt = (call: number): Statement => selectTasks({ viewer: officer, today, ...criteriaAt(call) });

const ask = (pool: pg.Pool, { text, values }: Statement): Promise<unknown> => pool.query(text, [...values]);
