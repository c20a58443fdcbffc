export interface CellPlace {
  /** From 1. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
}

export interface CellRange {
  readonly first: CellPlace;
  readonly last: CellPlace;
}

/** B12 → row 12, column 1. */
export const cellAt = (reference: string): CellPlace | null => {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (letters === '') return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits), column: column - 1 };
};

/** B2:D5. */
export const rangeOf = (reference: string): CellRange | null => {
  const [from = '', to = from] = reference.split(':');
  const [first, last] = [cellAt(from), cellAt(to)];
  return first && last ? { first, last } : null;
};
