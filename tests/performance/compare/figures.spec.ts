import { describe, expect, it } from '@jest/globals';
import { compareFigures, isLessBetter, type Pair } from './figures.js';

const pairs = (old: object, after: object): Pair[] =>
  Array.from({ length: 7 }, (_, round) => ({ old: grown(old, round), new: grown(after, round) }));

/** Every round the machine is a little faster, and both commits with it. */
const grown = (figures: object, round: number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      typeof value === 'number' ? value * (1 + round / 10) : value,
    ]),
  );

describe('the figures of two commits', () => {
  it('the figures of two commits are compared round by round, so that a machine that gets faster does not count', () => {
    const [figure] = compareFigures(pairs({ appendsPerSecond: 1_000 }, { appendsPerSecond: 1_200 }));
    expect(figure).toMatchObject({ figure: 'appendsPerSecond', old: 1_300, new: 1_560, verdict: 'not slower' });
    expect(figure!.ratio).toBeCloseTo(1.2);
    expect(figure!.low).toBeCloseTo(1.2);
  });

  it('the ratio of two figures is turned round where less is better, so that above 1 is always better', () => {
    const [figure] = compareFigures(pairs({ p99ms: 10 }, { p99ms: 20 }));
    expect(figure!.ratio).toBeCloseTo(0.5);
    expect(figure!.verdict).toBe('slower');
  });

  it.each(['p50ms', 'foundMs', 'coldSeconds', 'growthMb', 'foundAtMillionToThousand', 'ratioToLimit', 'ratioToNaive'])(
    'the figure %s is known to be better when it is less',
    (figure) => {
      expect(isLessBetter(figure)).toBe(true);
    },
  );

  it.each(['appendsPerSecond', 'ratioToRaw', 'ratioToEmmett', 'answersMeanwhile'])(
    'the figure %s is known to be better when it is more',
    (figure) => {
      expect(isLessBetter(figure)).toBe(false);
    },
  );

  it('the figures of peers get no verdict, because nobody changed them', () => {
    const [figure] = compareFigures(pairs({ emmettPerSecond: 1_000 }, { emmettPerSecond: 500 }));
    expect(figure).toMatchObject({ ratio: 0.5, verdict: 'a peer' });
  });

  it('a figure that only one of the two commits prints is left out', () => {
    const found = compareFigures(pairs({ p50ms: 3, gone: 1 }, { p50ms: 3, news: 1 }));
    expect(found.map(({ figure }) => figure)).toEqual(['p50ms']);
  });

  it('settings, words, goals, tables and zeros are left out of the figures that are compared', () => {
    const printed = {
      bench: 'append',
      goals: { p50ms: 5 },
      models: [{ events: 1 }],
      met: true,
      missingRows: 0,
      p50ms: 3,
    };
    const settings = pairs(printed, printed).map((pair) => ({
      old: { ...pair.old, inFlight: 64 },
      new: { ...pair.new, inFlight: 64 },
    }));
    expect(compareFigures(settings).map(({ figure }) => figure)).toEqual(['p50ms']);
  });
});
