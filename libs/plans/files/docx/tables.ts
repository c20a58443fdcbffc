import type { Table, TableCell } from '../structure/blocks.js';

/** A cell as WordprocessingML gives it: merged downwards cell by cell. */
export interface WordCell extends TableCell {
  readonly continuesAbove: boolean;
}

type Growing = { -readonly [Key in keyof TableCell]: TableCell[Key] };

/** Turns cells that continue the one above into one cell that spans rows. */
export const tableOf = (rows: readonly (readonly WordCell[])[]): Table => {
  const above = new Map<number, Growing>();
  const merged = rows.map((cells): Growing[] => {
    let at = 0;
    const kept: Growing[] = [];
    for (const { blocks, columns, continuesAbove } of cells) {
      const origin = continuesAbove ? above.get(at) : undefined;
      const cell: Growing = origin ?? { blocks, columns, rows: 1 };
      if (origin) origin.rows++;
      else kept.push(cell);
      for (let column = at; column < at + columns; column++) {
        if (column === at) above.set(column, cell);
        else above.delete(column);
      }
      at += columns;
    }
    return kept;
  });
  return { kind: 'table', rows: merged };
};
