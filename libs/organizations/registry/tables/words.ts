import type { UnitKind } from '#organizations/contract';
import { likelyKind } from '../sense/kinds.js';

const kindWords: Readonly<Record<UnitKind, readonly string[]>> = {
  department: ['委办局', '部门', '机关', '事业单位'],
  street: ['街道', '街道办事处'],
  town: ['乡镇', '镇', '乡'],
  company: ['国有企业', '企业', '国企', '公司'],
  collective: ['集合称谓', '集合', '统称'],
  other: ['其他', '其它'],
};

/** How a cell names the kind; anything else is no kind. */
export const kindWordOf = (kind: string): string =>
  Object.entries(kindWords).find(([one]) => one === kind)?.[1][0] ?? kind;

/** The kind that a cell names; where it names none, what the name of the unit looks like. A word that nobody knows stays as it is. */
export function kindOf(cell: string, name: string): string {
  if (cell === '') return likelyKind(name) ?? 'department';
  const known = Object.entries(kindWords).find(([kind, words]) => kind === cell || words.includes(cell));
  return known?.[0] ?? cell;
}

/** Names in one cell. */
export const namesIn = (cell: string): readonly string[] =>
  cell
    .split(/[、，,；;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

const dayForms = [
  /^(\d{4})\s*[-/.．]\s*(\d{1,2})\s*[-/.．]\s*(\d{1,2})(?:\s.*)?$/,
  /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** A day as tables print it, as `YYYY-MM-DD`; what is no day stays as it is, and nothing is undefined. */
export function dayIn(cell: string): string | undefined {
  if (cell === '') return undefined;
  const found = dayForms.map((form) => form.exec(cell.normalize('NFKC'))).find((match) => match !== null);
  if (!found) return cell;
  const [, year = '', month = '', day = ''] = found;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
