import type { Block } from '../../documents/blocks.js';
import { reachesMargin, wrapWidth, type Line } from '../../source/lines.js';
import { printedNumber } from '../../numbers/numbering.js';
import { endsSentence, squash } from '../../text/text.js';

/** The part of a report that says what will be done this year. */
export interface YearPart {
  /** The year its heading names; null where it says 今年 or 下一步. */
  readonly year: number | null;
  readonly lines: readonly Line[];
  /** Width at which the report's lines wrap; null where each line is a paragraph. */
  readonly wrap: number | null;
}

const genre = /报告(?:（[^（）]*）)?$/;
const address = /各位代表[:：！!，]/;

const thisYear = /20\d\d年|今年|明年|新的?一年|本年度|下一步/;
const work = /工作|任务|目标|措施|举措|安排|重点|要求|思路|打算|建议/;
/** Headings of what was done, and of what is aimed at in five years. */
const others = /回顾|总结|执行情况|完成情况|过去|成就|成绩|时期|五年(?!.*(?:20\d\d年|今年|明年))/;
const appendix =
  /^(?:政府工作报告)?(?:《.*》)?(?:有关|相关|部分)?(?:名词|用语|术语)?(?:解释|注释|说明|附件|附表|附录)(?:[：:\d（(].*)?$/;

const longest = 45;

/** A short line that ends no sentence, below one that nothing continues. */
export const isHeading = (line: Line, before: Line | undefined, wrap: number | null): boolean => {
  if (line.text.length > longest || endsSentence(line.text)) return false;
  if (printedNumber(line.text)) return true;
  if (/[，,、：:。；;！]/.test(line.text) || (wrap !== null && reachesMargin(line, wrap))) return false;
  return !before || endsSentence(before.text) || !reachesMargin(before, wrap);
};

const yearsIn = (text: string): number[] => [...text.matchAll(/(20\d\d)年/g)].map(([, year]) => Number(year));

const isReport = (block: Block, content: readonly Line[]): boolean =>
  genre.test(squash(block.title)) || content.filter(({ text }) => address.test(text)).length > 1;

/** From the first heading that speaks of this year's work to the glossary or the end; null where there is no such heading. */
export const yearPart = (block: Block, content: readonly Line[]): YearPart | null => {
  if (!isReport(block, content)) return null;
  const wrap = wrapWidth(content);
  const headings = content.flatMap((line, at) =>
    isHeading(line, content[at - 1], wrap) ? [{ at, text: squash(line.text) }] : [],
  );
  const telling = headings.filter(({ text }) => thisYear.test(text) && work.test(text) && !others.test(text));
  const first = telling[0];
  if (!first) return null;
  const end = headings.find(({ at, text }) => at > first.at && appendix.test(text))?.at ?? content.length;
  const years = telling.flatMap(({ text }) => yearsIn(text));
  return { year: years.length > 0 ? Math.max(...years) : null, lines: content.slice(first.at, end), wrap };
};
