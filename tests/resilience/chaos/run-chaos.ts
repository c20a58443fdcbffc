import { setTimeout as delay } from 'node:timers/promises';
import { pause } from '#runtime';
import { checkBoards } from './check-boards.js';
import { checkKafka } from './check-kafka.js';
import { type Check, check, checkStore } from './check-store.js';
import { load } from './load.js';
import type { ChaosOptions } from './options.js';
import { setStage, type ChaosStage } from './stage.js';
import { lookAt, whenQuiet } from './watch.js';

export interface ChaosRun extends Omit<ChaosOptions, 'folder'> {
  readonly folder: string;
  /** The folder that holds `dist`; default the project's. */
  readonly root?: string;
  readonly say: (line: string) => void;
}

export interface ChaosResult {
  readonly seed: number;
  readonly seconds: number;
  readonly events: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  /** Largest resident memory seen, in MB, by app. */
  readonly memoryMb: Readonly<Record<string, number>>;
  readonly checks: readonly Check[];
  readonly ok: boolean;
}

const byKafka = 0.2;
const crowd = 200;
const simulatedDays = 150;
const hourMs = 3_600_000;

/**
 * Runs load and faults in phases. After each phase it waits until every process has nothing left to do, and checks every promise.
 * @throws AggregateError when commands were never answered.
 */
export async function runChaos(run: ChaosRun): Promise<ChaosResult> {
  await using closing = new AsyncDisposableStack();
  const stage = await setStage(run.folder, run.seed, closing, (step) => run.say(`starting ${step}`), run.root);
  for (let count = 0; count < 2; count++) await stage.workload.issuePlan(stage.workload.nextNumber(), 40);
  const peak: Record<string, number> = {};
  await whenQuiet(stage); // the tasks of a plan appear some time after its approval
  const checks: Check[] = [await crowdOnOneTask(stage)];
  let seconds = 0;
  for (let left = run.minutes, phase = 1; left > 0; left -= run.checkEvery, phase++) {
    const minutes = Math.min(left, run.checkEvery);
    await phaseOf(stage, run, minutes * 60_000, peak);
    seconds += minutes * 60;
    await whenQuiet(stage);
    const found = await checkAll(stage, phase);
    for (const { name, of, wrong } of found)
      run.say(`  ${wrong.length === 0 ? 'ok   ' : 'WRONG'} ${name} (${of}) ${wrong.join('; ')}`);
    checks.push(...found);
  }
  return resultOf(stage, run, { seconds, peak, checks, events: (await lookAt(stage))?.events ?? 0 });
}

/** Both APIs write one stream at the same time: the second one loads and decides again, and every command is carried out in the end. */
async function crowdOnOneTask({ workload }: ChaosStage): Promise<Check> {
  const accepted = await workload.crowd(workload.someTask(), crowd);
  return check(
    'a crowd at one task is served by two APIs',
    crowd,
    accepted === crowd ? [] : [`${accepted} of ${crowd}`],
  );
}

async function phaseOf(stage: ChaosStage, run: ChaosRun, ms: number, peak: Record<string, number>): Promise<void> {
  const end = new AbortController();
  const { signal } = end;
  const working = Promise.all([
    load(stage, { rate: run.rate, byKafka, planEveryMs: 20_000, signal }),
    stage.faults.run(run.every * 1_000, signal),
  ]);
  const over = new AbortController();
  const watching = Promise.all([tick(run, stage, over.signal), report(stage, run, peak, over.signal)]);
  await delay(ms);
  end.abort();
  try {
    await working;
  } finally {
    over.abort();
    await watching;
  }
}

/** Business time passes, and the supervisor looks after the processes. */
async function tick({ minutes }: ChaosRun, stage: ChaosStage, signal: AbortSignal): Promise<void> {
  const hours = Math.min(6, Math.max(2, (simulatedDays * 24) / (minutes * 60)));
  while (!signal.aborted) {
    await pause(1_000, signal);
    stage.faults.supervise();
    await stage.pass(hours * hourMs);
  }
}

async function report(
  stage: ChaosStage,
  { say }: ChaosRun,
  peak: Record<string, number>,
  signal: AbortSignal,
): Promise<void> {
  const started = performance.now();
  let before = started;
  while (!signal.aborted) {
    await pause(10_000, signal);
    const { figures, faults } = stage;
    const sight = await lookAt(stage);
    for (const [app, bytes] of Object.entries(sight?.memory ?? {})) peak[app] = Math.max(peak[app] ?? 0, bytes);
    const { answered, accepted, p50, p99 } = figures.takeWindow();
    const now = performance.now();
    const perSecond = ((1_000 * answered) / (now - before)).toFixed(0);
    before = now;
    const lag = sight ? `behind ${sight.behind} · unpublished ${sight.unpublished}` : 'database away';
    const memory = Object.entries(sight?.memory ?? {}).map(([app, bytes]) => `${app} ${Math.round(bytes / 1e6)}`);
    say(
      `${((now - started) / 1_000).toFixed(0).padStart(5)} s  ${perSecond.padStart(4)}/s answered (${accepted} accepted)  ` +
        `p50 ${p50} ms  p99 ${p99} ms  open ${figures.inFlight}  retries ${figures.retried}  ` +
        `faults ${faults.total} (${faults.last})  ${lag}  MB: ${memory.join(' ')}`,
    );
  }
}

async function checkAll(stage: ChaosStage, phase: number): Promise<readonly Check[]> {
  const { cluster, client, senders, broker, eventsTopic } = stage;
  const receipts = [...senders.receipts];
  const ofOutcome = (outcome: string): string[] => receipts.filter(([, found]) => found === outcome).map(([id]) => id);
  const promises = {
    acknowledged: new Set([...client.acknowledged, ...ofOutcome('accepted')]),
    refused: new Set([...client.refused, ...ofOutcome('refused')]),
  };
  return [
    ...(await checkStore(cluster.eventStoreUrl, promises)),
    check(
      'each command by Kafka has a receipt',
      senders.sent,
      senders.sent === receipts.length ? [] : [`${receipts.length}`],
    ),
    check(
      `receipts say the same when they come again (${senders.repeatedReceipts})`,
      receipts.length,
      senders.contradicting,
    ),
    ...(await checkKafka(broker, eventsTopic, cluster.eventStoreUrl, phase)),
    ...(await checkBoards(cluster)),
  ];
}

interface Found {
  readonly seconds: number;
  readonly peak: Readonly<Record<string, number>>;
  readonly checks: readonly Check[];
  readonly events: number;
}

function resultOf(
  { figures, faults, senders }: ChaosStage,
  run: ChaosRun,
  { seconds, peak, checks, events }: Found,
): ChaosResult {
  const { accepted, refused, retried, replayed, contended } = figures;
  return {
    seed: run.seed,
    seconds,
    events,
    figures: {
      ...{ accepted, refused, retried, replayed, contended, byKafka: senders.sent },
      answeredPerSecond: Math.round((accepted + refused) / seconds),
      p50: figures.percentile(0.5),
      p99: figures.percentile(0.99),
    },
    faults: {
      ...faults.counts,
      ...Object.fromEntries(faults.killed),
      backendsEnded: faults.backends,
      endedByThemselves: faults.ended.length,
    },
    memoryMb: Object.fromEntries(Object.entries(peak).map(([app, bytes]) => [app, Math.round(bytes / 1e6)])),
    checks,
    ok: checks.every(({ wrong }) => wrong.length === 0),
  };
}
