import { looksLikeUnit } from '../../../domain/reading/names/names.js';
import { joinWrapped, squash } from '../../../domain/reading/text/text.js';
import type { TextRow } from './rows.js';

/** Ems by which a line may miss the edge of its cell. */
const slack = 0.1;
const mostInChain = 60;

const startsItem = /^(?:\d{1,3}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳])/;
/** Four characters, or three of which the first names a level: 区科委. */
const longEnough = /^(?:[区市县省州镇乡].{2}|.{4,})$/u;
/** 通州分局 after a complete name is a branch of the unit named before. */
const branch = /^\p{Script=Han}{0,2}(?:分局|支队|支行|分中心)/u;
/** Endings at which a name may be complete although it could continue; after 市, 州, 园 and similar endings it mostly continues. */
const firmEnding =
  /(?:局|委|办|处|室|会|院|队|中心|政府|公司|集团|部|厅|所|站|街道|乡镇|镇|乡|学校|大学|单位|部门|行|社|专班)(?:[（(][^（()）]*[)）])?$/;

const isName = (text: string): boolean => {
  const name = squash(text);
  return longEnough.test(name) && looksLikeUnit(name) && firmEnding.test(name) && !branch.test(name);
};

/** Whether what begins the next line would have had room on this one: then the line was ended on purpose. */
const isEnded = (row: TextRow, below: TextRow, width: number): boolean =>
  row.right - row.left + below.lead <= width - slack * row.size || startsItem.test(below.text);

/** The most names into which full lines can be read, each of one line or more; null when they are no names. */
const namesIn = (texts: readonly string[]): string[] | null => {
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= texts.length; end++) {
    best[end] = null;
    for (let from = 0; from < end; from++) {
      const before = best[from];
      const name = texts.slice(from, end).join('');
      if (before && before.length + 1 > (best[end]?.length ?? 0) && isName(name)) best[end] = [...before, name];
    }
  }
  return best[texts.length] ?? null;
};

/** Lines broken by the edge of the cell: one text, unless they are names that fill their lines. */
const chainText = (texts: readonly string[]): string[] => {
  const names = texts.length > 1 && texts.length <= mostInChain ? namesIn(texts) : null;
  return names ?? [texts.reduce(joinWrapped, '')];
};

/** The text of a cell of this width: lines that its edge broke are joined, lines that were begun on purpose stay apart. */
export const cellText = (rows: readonly TextRow[], width: number): string => {
  const chains: string[][] = [];
  rows.forEach((row, i) => {
    if (i === 0 || isEnded(rows[i - 1]!, row, width)) chains.push([row.text]);
    else chains.at(-1)!.push(row.text);
  });
  return chains.flatMap(chainText).join('\n');
};
