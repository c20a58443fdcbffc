/**
 * The form of a name in which names are compared: full width becomes half width, brackets become round, white space, quotation
 * marks and 、 are removed. 区“两区”办 and 区"两区"办, 区 教委 and 区教委, 各街道、乡镇 and 各街道乡镇 are the same name.
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s"'“”‘’「」『』、,]/gu, '')
    .replace(/[[【〔〖]/gu, '(')
    .replace(/[\]】〕〗]/gu, ')');

/** The cost of reading one character as another, from 0 to 1. */
export type Replacement = (from: string, to: string) => number;

const anyOther: Replacement = (from, to) => (from === to ? 0 : 1);

/** Levenshtein distance over characters; `limit + 1` as soon as it must be larger than `limit`. */
export function editDistance(left: string, right: string, limit: number, replacement = anyOther): number {
  const a = [...left];
  const b = [...right];
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let above = [0, ...b.map((_, column) => column + 1)];
  for (const character of a) {
    above = rowBelow(above, character, b, replacement);
    if (Math.min(...above) > limit) return limit + 1;
  }
  return Math.min(above.at(-1)!, limit + 1);
}

function rowBelow(above: readonly number[], character: string, b: readonly string[], replacement: Replacement) {
  const row = [above[0]! + 1];
  for (const [column, other] of b.entries()) {
    const replaced = above[column]! + replacement(character, other);
    row.push(Math.min(replaced, above[column + 1]! + 1, row[column]! + 1));
  }
  return row;
}
