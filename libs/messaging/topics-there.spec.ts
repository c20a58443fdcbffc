import { describe, expect, it } from '@jest/globals';
import { saidText } from '#kernel';
import { type Log, silentLog } from '#runtime';
import type { TopicDifference } from './port.js';
import { refuseMessaging } from './refusals.js';
import type { TopicSpec } from './topics.js';
import { topicsThere } from './topics-there.js';

const away = refuseMessaging('BROKER_UNREACHABLE', {
  brokers: 'b:9092',
  reason: saidText({ zh: '连接不上', en: 'no connection can be made' }),
});
const topic: TopicSpec = { name: 'events', partitions: 1, replicas: 1, minInSyncReplicas: 1, settings: {} };

function brokerAwayFor(attempts: number, differences: readonly TopicDifference[] = []) {
  const asked: (readonly TopicSpec[])[] = [];
  const ensureTopics = async (topics: readonly TopicSpec[]) => {
    asked.push(topics);
    if (asked.length <= attempts) throw away;
    return differences;
  };
  return { ensureTopics, asked };
}

describe('topics that a process needs', () => {
  it('topics that a process needs are created, also when the broker starts after the process', async () => {
    const broker = brokerAwayFor(2);
    await topicsThere(broker, [topic], { log: silentLog });
    expect(broker.asked).toEqual([[topic], [topic], [topic]]);
  });

  it('topics that a process needs are reported as missing when the broker stays away too long', async () => {
    await expect(topicsThere(brokerAwayFor(100), [topic], { log: silentLog, patienceMs: 150 })).rejects.toBe(away);
  });

  it('topics that a process needs are not waited for when the process is told to end', async () => {
    const ending = new AbortController();
    const broker = brokerAwayFor(100);
    const waiting = topicsThere(broker, [topic], { log: silentLog, signal: ending.signal });
    ending.abort();
    await waiting;
    expect(broker.asked.length).toBeLessThan(3);
  });

  it('topics that a process needs may differ from what was wanted, and the difference is logged', async () => {
    const said: unknown[] = [];
    const log: Log = { ...silentLog, warn: (details) => void said.push(details) };
    const difference = { topic: 'events', setting: 'partitions', expected: '12', found: '3' };
    await topicsThere(brokerAwayFor(0, [difference]), [topic], { log });
    expect(said).toEqual([difference]);
  });
});
