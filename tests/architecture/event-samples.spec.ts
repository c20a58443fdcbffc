import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { organizationEvents } from '#organizations/contract';
import { planEvents } from '#plans/contract';
import { taskEvents } from '#tasks/contract';
import { missingSamples, storedSamples } from './event-samples.js';
import { isSpec } from './rules.js';
import { projectSources } from './sources.js';

const schemas: Readonly<Record<string, z.ZodType>> = { ...organizationEvents, ...planEvents, ...taskEvents };
const stored = storedSamples();

describe('golden samples of stored events', () => {
  it.each(stored.map(({ sample }, at) => [at, sample.type, sample] as const))(
    '%d: %s is still read by its schema',
    (_, type, sample) => {
      expect(schemas[type]?.safeParse(sample.data).error).toBeUndefined();
      expect(schemas[type]).toBeDefined();
    },
  );

  it('are there for every version that an event type has left behind', () => {
    const samples = stored.map(({ sample }) => sample);
    const missing = projectSources()
      .filter((source) => !isSpec(source) && source.path.startsWith('libs/'))
      .flatMap(({ text, path }) => missingSamples(text, samples).map((version) => `${path}: ${version}`));
    expect(missing).toEqual([]);
  });

  it('would be missed', () => {
    const text = 'new AggregateWriter(store, { decider, schemaVersions: { PlanRead: 3, PlanIssued: 1 } })';
    expect(missingSamples(text, [{ type: 'PlanRead', schemaVersion: 2, data: {} }])).toEqual(['PlanRead 1']);
    expect(missingSamples(text, [{ type: 'PlanRead', data: {} }])).toEqual(['PlanRead 2']);
  });
});
