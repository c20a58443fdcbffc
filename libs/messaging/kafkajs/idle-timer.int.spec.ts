import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { silentLog } from '#runtime';
import { testKafka, type TestKafka } from '#testing';
import { createClient } from './client.js';
import { withOriginalSchedule } from './idle-timer.js';

const idleMs = 1_000;

describe('an idle connection of kafkajs', () => {
  let kafka: TestKafka;
  const warnings: string[] = [];
  const onWarning = ({ name }: Error): unknown => warnings.push(name);

  beforeAll(async () => {
    kafka = await testKafka();
    process.on('warning', onWarning);
  }, 180_000);
  afterAll(async () => {
    process.off('warning', onWarning);
    await kafka.close();
  });

  /** Timers set by a connected producer that has nothing to do, per second. */
  async function timersWhenIdle(): Promise<{ readonly all: number; readonly negative: number }> {
    const producer = createClient({ brokers: kafka.brokers, clientId: 'idle', log: silentLog }).producer();
    await producer.connect();
    const spy = jest.spyOn(globalThis, 'setTimeout');
    await delay(idleMs);
    const waits = spy.mock.calls.map(([, ms]) => ms ?? 0);
    spy.mockRestore();
    await producer.disconnect();
    return { all: waits.length, negative: waits.filter((ms) => ms < 0).length };
  }

  it('an idle connection sets no timer, while the unchanged library sets hundreds with a negative time', async () => {
    const before = await withOriginalSchedule(timersWhenIdle);
    expect(before.negative).toBeGreaterThan(100);
    warnings.length = 0;
    const after = await timersWhenIdle();
    expect(after).toEqual({ all: 0, negative: 0 });
    expect(warnings).not.toContain('TimeoutNegativeWarning');
  });
});
