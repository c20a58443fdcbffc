import { describe, expect, it } from '@jest/globals';
import { fixedClock, type Timestamp } from '#kernel';
import { createSweeper, type EscalatorPorts, startEscalator } from './escalator.js';
import type { DueTask } from '#escalation/contract';

const now = '2023-03-01T01:00:00.000Z';

/** An index and tasks in memory: a task fires once, and the index knows after `indexCaughtUp`. */
function tasksDue(count: number, changed: Partial<EscalatorPorts> = {}) {
  const due = new Map<string, Timestamp>();
  for (let n = 0; n < count; n++) due.set(`t${String(n).padStart(4, '0')}`, now);
  const fired: string[] = [];
  const failed: string[] = [];
  const ports: EscalatorPorts = {
    async dueTasks(at, cursor, limit) {
      const all = [...due].map(([taskId, moment]): DueTask => ({ taskId, at: moment })).filter((task) => task.at <= at);
      return all.filter(({ taskId }) => cursor === null || taskId > cursor.taskId).slice(0, limit);
    },
    async fire(taskId) {
      fired.push(taskId);
      return 1;
    },
    onFailure: (taskId) => void failed.push(taskId),
    indexCaughtUp: async () => fired.forEach((taskId) => due.delete(taskId)),
    nextDue: async () => [...due.values()].sort()[0] ?? null,
    ...changed,
  };
  return { ports, due, fired, failed };
}

describe('a sweep', () => {
  it('a sweep asks every task with a due rung once, over as many pages as it takes', async () => {
    const { ports, fired } = tasksDue(700);
    expect(await createSweeper(ports).sweepOnce(now)).toEqual({ asked: 700, fired: 700, failed: 0 });
    expect(new Set(fired).size).toBe(700);
  });

  it('a sweep goes on when a task fails or has nothing to fire', async () => {
    const fire = async (taskId: string): Promise<number> => {
      if (taskId === 't0001') throw new Error('not now');
      return taskId === 't0002' ? 0 : 1;
    };
    const { ports, failed } = tasksDue(5, { fire });
    expect(await createSweeper(ports).sweepOnce(now)).toEqual({ asked: 5, fired: 3, failed: 1 });
    expect(failed).toEqual(['t0001']);
  });

  it('a sweep waits for the sweep before it, and until the index knows what that sweep fired', async () => {
    const { ports, fired } = tasksDue(3);
    const sweeper = createSweeper(ports);
    const [first, second] = await Promise.all([sweeper.sweepOnce(now), sweeper.sweepOnce(now)]);
    expect([first.asked, second.asked]).toEqual([3, 0]);
    expect(fired).toHaveLength(3);
  });

  it('a sweep that is told to end does not wait for an index that never catches up', async () => {
    let waiting!: () => void;
    const waits = new Promise<void>((resolve) => (waiting = resolve));
    const never = new Promise<void>(() => undefined);
    const { ports } = tasksDue(1, { indexCaughtUp: () => (waiting(), never) });
    const sweeper = createSweeper(ports);
    const sweep = sweeper.sweepOnce(now);
    await waits;
    await sweeper.stop();
    expect(await sweep).toMatchObject({ fired: 1 });
  });
});

describe('the escalator', () => {
  it('the escalator sweeps by itself when a rung is due, and not before', async () => {
    const { ports, due, fired } = tasksDue(2);
    due.set('later', '2023-03-01T09:00:00.000Z');
    let noteSweep!: () => void;
    const swept = new Promise<void>((resolve) => (noteSweep = resolve));
    const escalator = startEscalator(
      {
        ...ports,
        indexCaughtUp: async () => {
          await ports.indexCaughtUp();
          noteSweep();
        },
      },
      fixedClock(now),
      (error) => {
        throw error;
      },
    );
    await swept;
    await escalator.stop();
    expect(fired.sort()).toEqual(['t0000', 't0001']);
  });

  it('the escalator reports a failure, and ends when it is told to', async () => {
    let report!: (error: unknown) => void;
    const reported = new Promise((resolve) => (report = resolve));
    const { ports } = tasksDue(1, { nextDue: () => Promise.reject(new Error('no index')) });
    const escalator = startEscalator(ports, fixedClock(now), report);
    expect(await reported).toEqual(new Error('no index'));
    await escalator.stop();
  });
});
