import { describe, expect, it } from '@jest/globals';
import { reportingEvents } from './reporting.js';

const [lift] = reportingEvents.ProgressReported.upcasters;
const first = { value: 3, unit: '所', target: 1 };
const second = { value: 12.5, unit: '公里', target: 2 };
const rest = { unit: 'jw', period: '2023-02' };

describe('a progress report of version 1', () => {
  it.each([
    ['no figure becomes an empty list', { figure: null }, []],
    ['its only figure becomes a list of one', { figure: first }, [first]],
    ['several figures keep their order and stand once', { figure: first, figures: [first, second] }, [first, second]],
  ])('a progress report of version 1 is lifted to version 2: %s', (_, told, figures) => {
    expect(lift!({ ...rest, ...told })).toEqual({ ...rest, figures });
  });
});
