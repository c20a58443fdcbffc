/**
 * What stays of a name when print varies: full and half width are one, white space and quotation marks drop out.
 * 区“两区”办 and 区"两区"办, 区 教委 and 区教委 are the same name.
 */
export const nameKey = (name: string): string => name.normalize('NFKC').replace(/[\s"'“”‘’「」『』]/gu, '');

/** Levenshtein distance over characters; `limit + 1` as soon as it must be larger than `limit`. */
export function editDistance(left: string, right: string, limit: number): number {
  const a = [...left];
  const b = [...right];
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let above = [0, ...b.map((_, column) => column + 1)];
  for (const character of a) {
    above = rowBelow(above, character, b);
    if (Math.min(...above) > limit) return limit + 1;
  }
  return Math.min(above.at(-1)!, limit + 1);
}

function rowBelow(above: readonly number[], character: string, b: readonly string[]): number[] {
  const row = [above[0]! + 1];
  for (const [column, other] of b.entries()) {
    const replaced = above[column]! + (character === other ? 0 : 1);
    row.push(Math.min(replaced, above[column + 1]! + 1, row[column]! + 1));
  }
  return row;
}
