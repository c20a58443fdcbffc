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
  let above = b.map((_, column) => column + 1);
  let diagonal = 0;
  for (const [row, character] of a.entries()) {
    const current = rowOf(character, row, b, above, diagonal);
    if (Math.min(...current) > limit) return limit + 1;
    above = current;
    diagonal = row + 1;
  }
  return Math.min(above.at(-1) ?? a.length, limit + 1);
}

function rowOf(character: string, row: number, b: readonly string[], above: readonly number[], corner: number) {
  const current: number[] = [];
  for (const [column, other] of b.entries()) {
    const diagonal = column === 0 ? corner : above[column - 1]!;
    const before = column === 0 ? row + 1 : current[column - 1]!;
    current.push(Math.min(diagonal + (character === other ? 0 : 1), above[column]! + 1, before + 1));
  }
  return current;
}
