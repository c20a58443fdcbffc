import { describe, expect, it } from '@jest/globals';
import { type RecordedEvent, upcast } from '#event-store';
import { event, systemActor } from '#kernel';
import { eventCatalog, upcasters } from '../../apps/contexts.js';
import { type EventSample, missingSamples, storedSamples } from './event-samples.js';
import { wordsOf } from './glossary.js';
import { isSpec } from './rules.js';
import { libraryOf, projectSources } from './sources.js';

const samples = storedSamples();

const recorded = ({ type, schemaVersion = 1, data }: EventSample): RecordedEvent => ({
  id: '0190c3f0-0000-7000-8000-000000000001',
  type,
  schemaVersion,
  data,
  metadata: {
    occurredAt: '2023-01-01T00:00:00.000Z',
    actor: systemActor('spec'),
    commandId: 'c',
    commandHash: 'h',
    correlationId: 'c',
    causationId: null,
    source: 'cli',
  },
  stream: 's',
  revision: 0,
  position: 1n,
  recordedAt: '2023-01-01T00:00:00.000Z',
});

describe('golden samples of stored events', () => {
  it.each(samples.map((sample, at) => [at, sample.type, sample.schemaVersion ?? 1, sample] as const))(
    'golden sample %d, a %s of version %d, is lifted to the newest version and read by its schema',
    (_, type, version, sample) => {
      const { schemaVersion, data } = upcast(upcasters, recorded(sample));
      expect(schemaVersion).toBe(eventCatalog[type]!.upcasters.length + 1);
      expect(version).toBeLessThanOrEqual(schemaVersion);
      expect(eventCatalog[type]!.data.safeParse(data).error).toBeUndefined();
    },
  );

  it('every former version of every event type has a golden sample', () => {
    expect(missingSamples(eventCatalog, samples)).toEqual([]);
  });

  it('no app but the relay and no context reads events as they are stored', () => {
    const product = projectSources().filter((source) => !isSpec(source) && libraryOf(source.path) !== 'event-store');
    const users = product.filter(({ text }) => wordsOf(text).includes('asStored')).map(({ path }) => path);
    expect(users).toEqual(['apps/relay/start.ts']);
  });

  it('a missing golden sample is reported', () => {
    const step = (data: EventSample['data']) => data;
    const catalog = { PlanRead: event({}, step, step), PlanIssued: event({}) };
    expect(missingSamples(catalog, [{ type: 'PlanRead', schemaVersion: 2, data: {} }])).toEqual(['PlanRead 1']);
    expect(missingSamples(catalog, [{ type: 'PlanRead', data: {} }])).toEqual(['PlanRead 2']);
  });
});
