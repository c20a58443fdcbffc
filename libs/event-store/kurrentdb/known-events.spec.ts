import { describe, expect, it } from '@jest/globals';
import { KnownEvents } from './known-events.js';

describe('what is known of a stream', () => {
  it('what is known of a stream grows without gaps and keeps the revision of each id', () => {
    const known = new KnownEvents(100);
    known.note('s', 1, ['late']);
    expect(known.through('s')).toBe(-1);
    known.note('s', 0, ['a', null, 'c']);
    known.note('s', 2, ['c', 'd']);
    known.note('s', 0, ['a']);
    expect(known.through('s')).toBe(3);
    expect(['a', 'c', 'd', 'x'].map((id) => known.revisionOf('s', id))).toEqual([0, 2, 3, undefined]);
    expect(known.streamOf('d')).toBe('s');
  });

  it('what is known is forgotten by whole streams, beginning with the stream that was used longest ago', () => {
    const known = new KnownEvents(4);
    known.note('old', 0, ['a', 'b']);
    known.note('kept', 0, ['c']);
    known.note('old', 2, ['d']);
    known.note('new', 0, ['e']);
    expect(['old', 'kept', 'new'].map((stream) => known.through(stream))).toEqual([2, -1, 0]);
    expect(known.streamOf('c')).toBeUndefined();
    known.note('large', 0, ['f', 'g', 'h', 'i', 'j']);
    expect(['old', 'new', 'large'].map((stream) => known.through(stream))).toEqual([-1, -1, 4]);
  });
});
