import { describe, expect, it } from '@jest/globals';
import { column, initialOf, type RowOf, specsOf } from './columns.js';

type Colour = 'red' | 'green';
const columns = {
  id: column('text'),
  colour: column('text').of<Colour>().initially('green'),
  due: column('date?').initially(null),
  revision: column('integer'),
};
type Row = RowOf<typeof columns>;

describe('the columns of a table', () => {
  it('columns give a table their types, in their order', () => {
    expect(Object.entries(specsOf(columns))).toEqual([
      ['id', 'text'],
      ['colour', 'text'],
      ['due', 'date?'],
      ['revision', 'integer'],
    ]);
  });

  it('columns that declare an initial value give it to a new row', () => {
    const row: Row = { ...initialOf(columns), id: 'a', revision: 0 };
    expect(row).toEqual({ id: 'a', colour: 'green', due: null, revision: 0 });
  });

  it('a row without the value of a column does not compile, nor does a value of another type', () => {
    // @ts-expect-error -- the id has no initial value
    const withoutId: Row = { ...initialOf(columns), revision: 0 };
    // @ts-expect-error -- blue is no colour
    const blue: Row = { id: 'a', colour: 'blue', due: null, revision: 0 };
    // @ts-expect-error -- a text holds no numbers
    const numbers = column('text').of<number>();
    // @ts-expect-error -- only a column with ? may be null
    const never = column('date').initially(null);
    expect([withoutId, blue, numbers, never]).toHaveLength(4);
  });
});
