import { expect, it } from '@jest/globals';
import { KnownRevisions } from './known-revisions.js';

it('every revision up to the highest noted is known, of a limited number of streams, until they are forgotten', () => {
  const known = new KnownRevisions(2);
  known.note('a', 5);
  known.note('a', 3);
  known.note('b', 0);
  expect([known.exists('a', 5), known.exists('a', 0), known.exists('a', 6), known.exists('x', 0)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  known.note('c', 1);
  expect([known.exists('a', 0), known.exists('b', 0), known.exists('c', 1)]).toEqual([false, true, true]);
  known.forget();
  expect(known.exists('c', 0)).toBe(false);
});
