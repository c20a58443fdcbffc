import { isTableRow, type Line } from '../source/lines.js';
import { printedDay } from '../dates/printed-dates.js';
import { squash } from '../text/text.js';
import { simplified } from '../text/traditional.js';
import { isAddressee, isTitleLike, joinTitle, mayBePartOfTitle } from './titles.js';

/** One official document of the file: its letterhead data and its content lines. */
export interface OfficialDocument {
  readonly title: string;
  readonly titleLines: readonly Line[];
  readonly documentNumber: string | null;
  readonly issuedOn: string | null;
  readonly issuer: string | null;
  /** Every line from its first to its last, blank ones, page numbers and running heads included. */
  readonly lines: readonly Line[];
  /** Where the character-off (issuer and date) ends, as an index into the content lines; -1 when there is none. */
  readonly signedAt: number;
}

const documentNumber = /^[\p{Script=Han}]{2,16}[〔[【﹝（(](?:19|20)\d\d[〕\]】﹞）)]第?\d{1,5}号$/u;
const isDocumentNumber = (line: Line): boolean => documentNumber.test(simplified(squash(line.text)));
const isLetterhead = (text: string): boolean => /文件$/.test(squash(text));
const ends = /[。；：:！]$|日印发$/;

const contentOf = (lines: readonly Line[]): Line[] => lines.filter(({ kind }) => kind === 'content');

/** Title lines above `at`, bottom up: short lines close together, as far as the page's top. */
const titleAbove = (content: readonly Line[], at: number): Line[] => {
  const taken: Line[] = [];
  for (let i = at - 1; i >= Math.max(0, at - 8); i--) {
    const line = content[i];
    if (!line || isTableRow(line) || ends.test(squash(line.text)) || !mayBePartOfTitle(line.text)) break;
    if (taken[0] && taken[0].number - line.number > 4) break;
    taken.unshift(line);
    if (line.startsPage) break;
  }
  return fromIssuer(taken);
};

/** A title begins with the issuers before 关于; what stands above them ends the document before. */
const fromIssuer = (lines: readonly Line[]): Line[] => {
  const about = lines.findIndex(({ text }) => text.includes('关于'));
  const cut = squash(lines[about]?.text ?? '').split('关于')[0] ?? '';
  let start = Math.max(about, 0);
  while (start > 0 && (isOrganization(lines[start - 1]!.text) || isOrganization(lines[start - 1]!.text + cut))) start--;
  return about < 0 ? [...lines] : lines.slice(start);
};

const titleBelow = (content: readonly Line[], at: number): Line[] => {
  const taken: Line[] = [];
  for (const line of content.slice(at + 1, at + 8)) {
    if (isAddressee(line.text) || !mayBePartOfTitle(line.text)) break;
    taken.push(line);
    if (isTitleLike(joinTitle(taken)) && /通知|决定|意见|通报|批复/.test(line.text)) break;
  }
  return taken;
};

interface Opening {
  readonly first: Line;
  readonly titleLines: readonly Line[];
  readonly number: string | null;
}

/** The title stands above the number, or below it where a letterhead ("…文件") stands above. */
const openingAtNumber = (content: readonly Line[], at: number): Opening | null => {
  const line = content[at]!;
  const above = titleAbove(content, at);
  const number = squash(line.text);
  if (above.length > 0 && isTitleLike(joinTitle(above))) return { first: above[0]!, titleLines: above, number };
  const letterhead = above.filter(({ text }) => isLetterhead(text));
  const titleLines = titleBelow(content, at);
  return isTitleLike(joinTitle(titleLines)) ? { first: letterhead[0] ?? line, titleLines, number } : null;
};

/** A notice without a number shows by its title and the addressee below it. */
const openingAtTitle = (content: readonly Line[], at: number): Opening | null => {
  const line = content[at]!;
  const next = content[at + 1];
  if (!/的(?:通知|通报|决定)$/.test(squash(line.text)) || !next || !isAddressee(next.text)) return null;
  const titleLines = titleAbove(content, at + 1);
  return titleLines[0] ? { first: titleLines[0], titleLines, number: null } : null;
};

const openings = (content: readonly Line[]): Opening[] => {
  const found: Opening[] = [];
  content.forEach((line, at) => {
    const opening = isDocumentNumber(line) ? openingAtNumber(content, at) : openingAtTitle(content, at);
    const known = found.at(-1);
    const sameTitle =
      known && opening?.number === null && known.titleLines.some((title) => opening.titleLines.includes(title));
    const advances = !known || (opening !== null && opening.first.number > known.first.number);
    if (opening && !sameTitle && advances) found.push(opening);
  });
  return found;
};

/** A dash, or a bracket that holds no span of years: （2024—2026年） belongs to the title above it. */
const remark = /^[—-]{2}|^[（(](?!(?:19|20)\d\d年?(?:[—–~-]+(?:19|20)\d\d)?年?度?[）)]$)/;

const endsTitle = (line: Line): boolean =>
  isTableRow(line) || !mayBePartOfTitle(line.text) || printedDay(line.text) !== null || remark.test(squash(line.text));

const untitled = (content: readonly Line[]): Opening | null => {
  const first = content[0];
  if (!first) return null;
  if (isTableRow(first)) return { first, titleLines: [], number: null };
  const titleLines: Line[] = [];
  for (const line of content.slice(0, 5)) {
    if (endsTitle(line)) break;
    titleLines.push(line);
    if (
      isTitleLike(joinTitle(titleLines)) &&
      !isTitleLike(joinTitle(titleLines) + squash(content[titleLines.length]?.text ?? ''))
    )
      break;
  }
  return { first, titleLines: titleLines.length > 0 ? titleLines : [first], number: null };
};

const isOrganization = (text: string): boolean =>
  /^[\p{Script=Han}（）()]{4,30}(?:政府|委员会|办公室|委|局|厅|部|院|会|处|中心|领导小组)$/u.test(squash(text));

interface SignOff {
  readonly at: number;
  readonly issuedOn: string | null;
  readonly issuer: string | null;
}

const standaloneDay = /^(.{0,40}?)((?:\d{4}|[〇○零ОO一二三四五六七八九]{4})年.{1,3}月.{1,3}日)$/u;

const issuersAbove = (content: readonly Line[], at: number): string[] => {
  const issuers: string[] = [];
  for (let i = at - 1; i >= 0 && issuers.length < 3; i--) {
    const text = squash(content[i]?.text ?? '');
    if (!isOrganization(text)) break;
    issuers.unshift(text);
  }
  return issuers;
};

/** Issuer and date at the foot of the notice: the first date that stands by itself below an organization. */
const signOff = (content: readonly Line[]): SignOff => {
  for (let at = 0; at < Math.min(content.length, 400); at++) {
    const match = standaloneDay.exec(squash(content[at]?.text ?? ''));
    const issuedOn = match && printedDay(match[2] ?? '');
    if (!match || !issuedOn) continue;
    const issuers = match[1] ? [match[1]].filter(isOrganization) : issuersAbove(content, at);
    if (issuers.length > 0) return { at, issuedOn, issuer: issuers.join('、') };
  }
  return { at: -1, issuedOn: null, issuer: null };
};

const issuerInTitle = (title: string): string | null => {
  const before = /^(.{4,40}?)关于/.exec(title)?.[1] ?? '';
  return isOrganization(before) ? before : null;
};

const build = (opening: Opening, lines: readonly Line[], part: string): OfficialDocument => {
  const title = joinTitle(opening.titleLines) || part;
  const signed = signOff(contentOf(lines));
  return {
    title,
    titleLines: opening.titleLines,
    documentNumber: opening.number,
    issuedOn: signed.issuedOn,
    issuer: signed.issuer ?? issuerInTitle(title),
    lines,
    signedAt: signed.at,
  };
};

const trimmed = (lines: readonly Line[]): Line[] => {
  const first = lines.findIndex(({ kind }) => kind !== 'blank');
  const last = lines.findLastIndex(({ kind }) => kind !== 'blank');
  return first < 0 ? [] : lines.slice(first, last + 1);
};

/** Every official document of a part, in order. What stands before the first letterhead is a document too. */
const documentsIn = (lines: readonly Line[]): OfficialDocument[] => {
  const content = contentOf(lines);
  const found = openings(content);
  const head = found[0] ? content.filter(({ number }) => number < found[0]!.first.number) : content;
  const leading = untitled(head);
  const all = leading ? [leading, ...found] : found;
  const start = lines[0]?.number ?? 1;
  return all.map((opening, i) => {
    const end = all[i + 1]?.first.number ?? start + lines.length;
    return build(opening, trimmed(lines.slice(opening.first.number - start, end - start)), lines[0]?.part ?? '');
  });
};

/** A title that is repeated at the head of every page is a running head there, but where it first stands it is content. */
const withTitles = (lines: readonly Line[]): Line[] => {
  const seen = new Set<string>();
  return lines.map((line): Line => {
    if (line.kind !== 'running-head' || seen.has(line.text)) return line;
    seen.add(line.text);
    return isTitleLike(line.text) ? { ...line, kind: 'content' } : line;
  });
};

/** The lines of each part of the file, whole; a file without parts is one. */
const partsOf = (lines: readonly Line[]): Line[][] => {
  const starts = lines.flatMap(({ part }, i) => (part !== null && i > 0 ? [i] : []));
  return [0, ...starts].map((from, i) => lines.slice(from, starts[i] ?? lines.length));
};

/** Every official document of the file, in order. */
export const findDocuments = (lines: readonly Line[]): OfficialDocument[] =>
  partsOf(withTitles(lines)).flatMap(documentsIn);
