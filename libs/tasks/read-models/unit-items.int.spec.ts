import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { people } from '../domain/spec/tasks.js';
import { today, toldWorld } from './spec/told-world.js';
import { itemFor } from './task-board/item.js';
import type { TaskRow } from './task-row/row.js';

const { items, rowsAsOf } = toldWorld();
const days = [undefined, '2023-02-20'] as const;
const viewers = [
  { viewer: people.jwClerk, unit: 'jw' },
  { viewer: people.fgwHead, unit: 'fgw' },
  { viewer: people.czjClerk, unit: 'czj' },
] as const;

describe('the board of a unit’s people', () => {
  const rowsOf = async (unit: string, asOf: LocalDate | undefined): Promise<TaskRow[]> =>
    [...(await rowsAsOf(asOf)).values()].filter(({ units }) => units.includes(unit));

  it.each(viewers)(
    'the board of the people of $unit shows its tasks as the unit may read them, now and as of a past day',
    async ({ viewer, unit }) => {
      for (const asOf of days) {
        const expected = (await rowsOf(unit, asOf)).map((row) => itemFor({ kind: 'unit', unit }, row, asOf ?? today));
        expect(await items({ viewer, asOf })).toEqual(expected);
      }
    },
  );

  it.each(viewers)(
    'the board of the people of $unit can be sorted by the last event that the unit may read',
    async ({ viewer }) => {
      for (const asOf of days) {
        const positions = (await items({ viewer, asOf, sort: 'updated' })).map(({ revision }) => revision);
        expect(positions.length).toBeGreaterThan(10);
        expect(positions).toEqual([...positions].sort((a, b) => b - a));
      }
    },
  );
});
