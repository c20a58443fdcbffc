import type { OfficialDocument } from './documents.js';
import { reachesMargin, wrapWidth, type Line } from '../source/lines.js';
import { endsSentence } from '../text/text.js';
import { bareTitle, isImprint, joinTitle, titleFrom, titleKey } from './titles.js';

/** A titled part of a document that may list tasks: an enclosure of a notice, or the document itself. */
export interface Block {
  readonly title: string;
  /** First and last line of the part that a plan read from this block covers. */
  readonly lineRange: readonly [number, number];
  /** Lines of the notice and of the title, in the range but before the body. */
  readonly preamble: readonly Line[];
  readonly titleLines: readonly Line[];
  readonly body: readonly Line[];
}

const bookTitles = (text: string): string[] => {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  [...text].forEach((char, i, chars) => {
    if (char === '《' && depth++ === 0) start = i + 1;
    if (char === '》' && depth > 0 && --depth === 0) found.push(chars.slice(start, i).join(''));
  });
  return found;
};

/** What the notice says it issues: "关于印发X的通知", "现将《X》印发". */
const announced = (document: OfficialDocument, content: readonly Line[]): Set<string> => {
  const inTitle = /印发(.+?)的通知$/.exec(document.title)?.[1];
  const notice = content.slice(0, Math.max(document.signedAt, 0)).map(({ text }) => text);
  const names = [...(inTitle ? [bareTitle(inTitle)] : []), ...bookTitles(notice.join(''))];
  return new Set(names.map(titleKey));
};

const matchAnnounced = (content: readonly Line[], at: number, names: ReadonlySet<string>): Line[] => {
  let key = '';
  for (let i = at; i < Math.min(content.length, at + 6); i++) {
    key += titleKey(content[i]!.text);
    if (names.has(key)) return content.slice(at, i + 1);
    if (![...names].some((name) => name.startsWith(key))) return [];
  }
  return [];
};

/** "牵头领导：…" below a line: the line is a task, not a title. */
const labelled = /^[^：:]{2,10}[：:]/;

/** A page that opens with something like a title, after a line that nothing continues. */
const matchOpening = (content: readonly Line[], at: number, wrap: number | null): Line[] => {
  const before = content[at - 1];
  if (!content[at]?.startsPage || (before && !endsSentence(before.text) && reachesMargin(before, wrap))) return [];
  const title = titleFrom(content, at);
  const next = content[at + title.length];
  return joinTitle(title).length >= 8 && next && !labelled.test(next.text) ? title : [];
};

const remark = /^[（(]此件|^附件?[\d：:]*$|^[（(].{0,60}[)）]$/;

/** The first line below the character-off that is no remark like （此件公开发布）: there the title is. */
const belowSignOff = (content: readonly Line[], signedAt: number): number =>
  signedAt < 0 ? -1 : content.findIndex(({ text }, i) => i > signedAt && !remark.test(text.replace(/\s/g, '')));

const titles = (document: OfficialDocument, content: readonly Line[]): Line[][] => {
  const names = announced(document, content);
  const wrap = wrapWidth(document.lines);
  const below = belowSignOff(content, document.signedAt);
  const found: Line[][] = [];
  for (let at = document.signedAt + 1; at < content.length;) {
    const named = matchAnnounced(content, at, names);
    const after = named.length === 0 && at === below ? titleFrom(content, at) : named;
    const title = after.length > 0 ? after : matchOpening(content, at, wrap);
    if (title.length > 0 && title[0] !== document.titleLines[0]) found.push(title);
    at += Math.max(title.length, 1);
  }
  const counts = Map.groupBy(found, (title) => titleKey(joinTitle(title)));
  return found.filter((title) => counts.get(titleKey(joinTitle(title)))?.length === 1);
};

/** Lines of a document from one number to another; its lines are numbered without gaps. */
const between = (lines: readonly Line[], first: number, last: number): Line[] => {
  const offset = lines[0]?.number ?? 1;
  return lines.slice(first - offset, Math.max(last - offset + 1, 0));
};

/** A title printed again at the head of a later page is a running head. */
const withoutRepeatedTitle = (lines: readonly Line[], title: string): Line[] =>
  lines.map((line) =>
    line.kind === 'content' && titleKey(line.text) === titleKey(title) ? { ...line, kind: 'running-head' } : line,
  );

const lastFilledLine = (lines: readonly Line[], before: number): number => {
  let i = Math.min(before - (lines[0]?.number ?? 1), lines.length) - 1;
  while (i > 0 && lines[i]!.kind === 'blank') i--;
  return lines[i]?.number ?? before - 1;
};

const blockOf = (
  lines: readonly Line[],
  first: number,
  last: number,
  titleLines: readonly Line[],
  title: string,
): Block => {
  const bodyFrom = (titleLines.at(-1)?.number ?? first - 1) + 1;
  return {
    title,
    lineRange: [first, last],
    preamble: between(lines, first, bodyFrom - 1),
    titleLines,
    body: withoutRepeatedTitle(between(lines, bodyFrom, last), title),
  };
};

const parts = (lines: readonly Line[], found: readonly (readonly Line[])[], end: number): Block[] =>
  found.map((titleLines, i) => {
    const next = found[i + 1]?.[0]?.number ?? end + 1;
    return blockOf(
      lines,
      titleLines[0]!.number,
      lastFilledLine(lines, next),
      titleLines,
      bareTitle(joinTitle(titleLines)),
    );
  });

const mainBlocks = (document: OfficialDocument, content: readonly Line[], end: number): Block[] => {
  const found = titles(document, content);
  if (found.length > 1) return parts(document.lines, found, end);
  const titleLines = found[0] ?? document.titleLines;
  const title = joinTitle(titleLines) === '' ? document.title : bareTitle(joinTitle(titleLines));
  return [blockOf(document.lines, document.lines[0]!.number, end, titleLines, title)];
};

/** An attachment printed after the imprint: "附件", its title, its text. */
const attachment = (document: OfficialDocument, content: readonly Line[]): Block[] => {
  const at = content.findIndex(({ text }) => !/^附\s*件\s*\d*\s*[：:]?$/.test(text));
  const title = at < 0 ? [] : titleFrom(content, at);
  return title.length > 0 ? parts(document.lines, [title], content.at(-1)!.number) : [];
};

/**
 * The parts of a document that may be plans. A notice with one enclosure is one plan from letterhead to imprint;
 * with several, each enclosure is its own.
 */
export const findBlocks = (document: OfficialDocument): Block[] => {
  const content = document.lines.filter(({ kind }) => kind === 'content');
  const imprint = content.findIndex(({ text }) => isImprint(text));
  if (imprint < 0) return mainBlocks(document, content, document.lines.at(-1)!.number);
  return [
    ...mainBlocks(document, content.slice(0, imprint + 1), content[imprint]!.number),
    ...attachment(document, content.slice(imprint + 1)),
  ];
};
