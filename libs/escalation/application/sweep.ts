import type { DueTask } from '#escalation/contract';
import type { Timestamp } from '#kernel';
import { mapConcurrently } from '#runtime';

export interface SweepPorts {
  /** Tasks with a rung at or before `now`, earliest first, after `cursor` (exclusive; null for the beginning). */
  dueTasks(now: Timestamp, cursor: DueTask | null, limit: number): Promise<readonly DueTask[]>;
  /** Gives the task the command to fire; returns the number of new events. `since` is the instant of its earliest due rung. */
  fire(taskId: string, now: Timestamp, since: Timestamp): Promise<number>;
  /** A task could not be asked. The sweep goes on with the others, and the next sweep asks this task again. */
  onFailure(taskId: string, error: unknown): void;
}

export interface SweepResult {
  readonly asked: number;
  readonly fired: number;
  readonly failed: number;
}

const pageSize = 256;
const inFlight = 64;

/**
 * Asks every task with a due rung, the oldest rung first, in pages of limited size. The work depends on the number of due
 * tasks and not of open ones. A task that refuses or fails does not stop the others. When aborted, the sweep ends after its
 * present page.
 */
export async function sweep(ports: SweepPorts, now: Timestamp, signal?: AbortSignal): Promise<SweepResult> {
  const total = { asked: 0, fired: 0, failed: 0 };
  let cursor: DueTask | null = null;
  while (!signal?.aborted) {
    const page: readonly DueTask[] = await ports.dueTasks(now, cursor, pageSize);
    await askAll(ports, now, page, total);
    if (page.length < pageSize) return total;
    cursor = page[page.length - 1]!;
  }
  return total;
}

async function askAll(
  ports: SweepPorts,
  now: Timestamp,
  page: readonly DueTask[],
  total: { asked: number; fired: number; failed: number },
) {
  await mapConcurrently(page, inFlight, (task) => ask(ports, now, task, total));
}

async function ask(
  ports: SweepPorts,
  now: Timestamp,
  { taskId, at }: DueTask,
  total: { asked: number; fired: number; failed: number },
) {
  total.asked++;
  try {
    if ((await ports.fire(taskId, now, at)) > 0) total.fired++;
  } catch (error) {
    total.failed++;
    ports.onFailure(taskId, error);
  }
}
