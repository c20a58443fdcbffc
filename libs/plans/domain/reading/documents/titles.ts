import { isTableRow, type Line } from '../source/lines.js';
import { printedNumber } from '../numbers/numbering.js';
import { squash } from '../text/text.js';
import { simplified } from '../text/traditional.js';

/** The nouns that titles of official documents end in. */
const genre =
  /(?:通知|通报|通告|公告|意见|决定|决议|批复|函|令|报告|方案|计划|纲要|规划|规定|办法|细则|措施|要点|分工|分解|安排|工程|项目|实事|清单|台账|任务|任务书|责任书|目录|表|规程|指南|规范|指引|说明)(?:[（(][^（）()]*[)）])?$/;

export const isTitleLike = (text: string): boolean =>
  genre.test(simplified(squash(text))) && !/[。；，！？：:]/.test(text);

export const isAddressee = (text: string): boolean => /[：:]$/.test(text);
/** 北京市…办公室 2021年2月23日印发: the last line of an official document. */
export const isImprint = (text: string): boolean => /\d日印发$/.test(squash(text));

const isFooter = (text: string): boolean =>
  /^(?:抄送|主送|分送|发)[：:]|^[（(]此件/.test(squash(text)) || isImprint(text);

/** "牵头领导：…" is no title; "附件1：…" and 《…：…》 may be. */
const labelled = /^(?!附件)[^《：:]{2,10}[：:]/;

/** Lines that may be a piece of a title: no sentence, no heading, no footer. */
export const mayBePartOfTitle = (text: string): boolean =>
  text.length <= 60 &&
  !/^序\s*(?:号|$)/.test(text) &&
  !/[。；！？]|[，、：:]$/.test(text) &&
  !labelled.test(text) &&
  !isFooter(text) &&
  printedNumber(text) === null;

/** 附件, 附件2: what a title is printed under is no part of it. */
const enclosure = /^附\s*件\s*(?:\d{1,2}(?!\d))?\s*(?:[：:]\s*|$)|^附\s*件\s*\d{1,2}\s+/;

export const joinTitle = (lines: readonly Line[]): string =>
  squash(lines.map(({ text }) => text.replace(enclosure, '')).join(''));

/** 《X》 → X; nested 〈〉 stay. */
export const bareTitle = (title: string): string => {
  const flat = squash(title).replace(/^附件(?:\d{1,2}(?!\d))?[：:]?(?=.{4})/, '');
  return /^《[^《》]*》$/.test(flat) ? flat.slice(1, -1) : flat;
};

/** How titles are compared: without spaces, quotes and book marks. */
export const titleKey = (title: string): string =>
  squash(title)
    .normalize('NFKC')
    .replace(/[《》〈〉<>“”"‘’']/g, '');

const widestTitleLine = 46;

/** The lines from `from` that together make a title: as many short ones, up to five, as end like a title. */
export const titleFrom = (content: readonly Line[], from: number): Line[] => {
  const taken: Line[] = [];
  let length = 0;
  for (const line of content.slice(from, from + 5)) {
    if (isTableRow(line) || !mayBePartOfTitle(line.text) || (taken.length > 0 && line.columns > widestTitleLine)) break;
    taken.push(line);
    if (isTitleLike(joinTitle(taken))) length = taken.length;
  }
  return taken.slice(0, length);
};
