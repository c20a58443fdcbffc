import { describe, expect, it } from '@jest/globals';
import { observedBroker, type PublishObserver } from './observed-broker.js';
import type { Message, MessageBroker } from './port.js';

const message: Message = { key: 'task-1', value: Buffer.from('{}'), headers: {} };

/** A broker that publishes as it is told to, and is asked nothing else. */
const brokerThat = (publish: MessageBroker['publish']): MessageBroker => ({
  publish,
  ensureTopics: async () => [],
  consume: () => {
    throw new Error('nothing is consumed here');
  },
  offsets: async () => [],
  committed: async () => new Map(),
  close: async () => undefined,
});

function notes(): { readonly said: unknown[]; readonly observer: PublishObserver } {
  const said: unknown[] = [];
  const publishing: PublishObserver['publishing'] = (topic, messages) => {
    said.push(['publishing', topic, messages]);
    return (...error) => void said.push(['published', ...error]);
  };
  return { said, observer: { publishing } };
}

describe('an observed broker', () => {
  it('an observed broker tells its observer before it publishes, and again when the messages are acknowledged', async () => {
    const { said, observer } = notes();
    const broker = brokerThat(async () => void said.push('sent'));
    await observedBroker(broker, observer).publish('events', [message]);
    expect(said).toEqual([['publishing', 'events', [message]], 'sent', ['published']]);
  });

  it('an observed broker tells its observer of a failure, and fails with the same error', async () => {
    const { said, observer } = notes();
    const away = new Error('no broker');
    const broker = brokerThat(() => Promise.reject(away));
    await expect(observedBroker(broker, observer).publish('events', [message])).rejects.toBe(away);
    expect(said.at(-1)).toEqual(['published', away]);
  });

  it('an observed broker without an observer is the broker itself', () => {
    const broker = brokerThat(async () => undefined);
    expect(observedBroker(broker, undefined)).toBe(broker);
  });
});
