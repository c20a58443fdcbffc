import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '#kernel';
import { runs } from '#testing';
import { type DocumentReading, readDocument } from '../../libs/plans/domain/reading/index.js';
import { seedDocuments, seedText, unaccountedLines } from './documents.js';
import { type Mutation, mutate, mutation } from './mutations.js';

const inked = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** Parts of plans in each form, without the blank lines, so that mutations hit something. */
const sources: readonly (readonly string[])[] = [
  inked(seedText(seedDocuments.plan2023)).slice(0, 320),
  inked(seedText(seedDocuments.compilation2021).split('\n').slice(10_316, 10_900).join('\n')),
  inked(seedText(seedDocuments.compilation2020).split('\n').slice(2_395, 2_611).join('\n')),
  inked(seedText(seedDocuments.compilation2021).split('\n').slice(8_430, 8_860).join('\n')),
  inked(seedText(seedDocuments.compilation2020).split('\n').slice(4_885, 5_340).join('\n')),
];

const readOrRefuse = (text: string): DocumentReading | DomainError => {
  try {
    return readDocument({ name: 'mutated.txt', text });
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
};

/** Seconds of processor time, because other tests run at the same time. */
const slowest = 5;

const expectSound = (text: string): void => {
  const before = process.cpuUsage();
  const reading = readOrRefuse(text);
  expect(process.cpuUsage(before).user / 1_000_000).toBeLessThan(slowest);
  if (reading instanceof DomainError) return;
  for (const plan of reading.plans) {
    expect(unaccountedLines(plan, text)).toEqual([]);
    for (const { taskIndex, line } of plan.findings) {
      expect(taskIndex === null || taskIndex < plan.tasks.length).toBe(true);
      expect(line >= plan.lineRange[0] && line <= plan.lineRange[1]).toBe(true);
    }
    for (const task of plan.tasks) expect(Number.isInteger(task.number)).toBe(true);
  }
};

const damaged = (source: readonly string[], changes: readonly Mutation[]): string =>
  changes.reduce<string[]>((lines, change) => mutate(lines, change), [...source]).join('\n');

describe('damaged documents', () => {
  it('damaged documents are read or refused, quickly, with every line accounted for and every finding in its plan', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: sources.length - 1 }),
        fc.array(mutation, { minLength: 1, maxLength: 60 }),
        (source, changes) => {
          expectSound(damaged(sources[source]!, changes));
        },
      ),
      { numRuns: runs(100) },
    );
  });

  it('damaged documents are read or refused when all their lines are shuffled', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sources).chain((source) => fc.shuffledSubarray([...source], { minLength: 20 })),
        (lines) => {
          expectSound(lines.join('\n'));
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it('most tasks of a document survive a few inserted page numbers and blank lines', () => {
    const harmless = mutation.filter(
      ({ kind }) => kind === 'page-number' || kind === 'blank' || kind === 'ascii-colon',
    );
    const untouched = readDocument({ name: 'whole.txt', text: sources[1]!.join('\n') }).plans[0]!.tasks.map(
      ({ text, leaders }) => ({ text, leaders }),
    );
    fc.assert(
      fc.property(fc.array(harmless, { maxLength: 25 }), (changes) => {
        const { plans } = readDocument({ name: 'mutated.txt', text: damaged(sources[1]!, changes) });
        expect(plans[0]!.tasks.map(({ text, leaders }) => ({ text, leaders }))).toEqual(untouched);
      }),
      { numRuns: runs(60) },
    );
  });

  it('arbitrary text is read or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        expectSound(text);
      }),
      { numRuns: runs(200) },
    );
  });
});
