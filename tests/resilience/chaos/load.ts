import { localDateOf, type Timestamp } from '#kernel';
import { pause } from '#runtime';
import type { Workload } from '../workload.js';
import type { ChaosSenders } from './chaos-senders.js';

export interface LoadPorts {
  readonly workload: Workload;
  readonly senders: ChaosSenders;
  readonly random: () => number;
  readonly now: () => Timestamp;
}

export interface LoadOptions {
  /** Commands per second. */
  readonly rate: number;
  /** Share of them that units' systems send to Kafka. */
  readonly byKafka: number;
  readonly planEveryMs: number;
  readonly signal: AbortSignal;
}

const tickMs = 20;
const tasksPerPlan = 40;

/**
 * Gives commands at a steady rate, without waiting for answers, and issues a plan at intervals. Resolves after the signal, when
 * every command is answered. @throws AggregateError of commands that were never answered.
 */
export async function load(ports: LoadPorts, { rate, byKafka, planEveryMs, signal }: LoadOptions): Promise<void> {
  const { workload, senders, random, now } = ports;
  const open = new Set<Promise<void>>();
  const failed: unknown[] = [];
  const begin = (work: Promise<unknown>): void => {
    const answered = work.then(
      () => undefined,
      (error: unknown) => void failed.push(error),
    );
    open.add(answered);
    void answered.finally(() => open.delete(answered));
  };
  const started = performance.now();
  let given = 0;
  let nextPlan = started + planEveryMs;
  while (!signal.aborted) {
    const due = Math.floor(((performance.now() - started) / 1_000) * rate);
    for (; given < due; given++) {
      const month = localDateOf(now()).slice(0, 7);
      begin(random() < byKafka ? senders.giveOne(workload.someTask(), month) : workload.giveOne(month));
    }
    if (performance.now() > nextPlan) {
      nextPlan += planEveryMs;
      begin(workload.issuePlan(workload.nextNumber(), tasksPerPlan));
    }
    await pause(tickMs, signal);
  }
  await Promise.all(open);
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} commands were never answered`);
}
