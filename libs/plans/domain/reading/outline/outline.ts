import type { LeftOutReason } from '../result/types.js';
import { depth, type NumberStyle } from '../numbers/numbering.js';
import { endsSentence, squash } from '../text/text.js';
import type { Draft } from './draft.js';
import { hasLabels, printedPieces } from './draft.js';
import { hasTaskLabels, numbersOf, taskStyle, zonesOf, type Zone } from './zones.js';
import { continues } from '../script/paragraphs.js';
import type { Piece } from '../script/script.js';
import type { LabelToken, NumberToken, TextToken, Token } from '../labels/tokens.js';

export interface OutlineHeading {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly unnumbered: boolean;
}

export interface LeftOutPiece {
  readonly piece: Piece;
  readonly reason: LeftOutReason;
}

/** The plan's headings and tasks in order, and what is neither. */
export interface Outline {
  readonly drafts: readonly Draft[];
  readonly headings: readonly OutlineHeading[];
  readonly leftOut: readonly LeftOutPiece[];
}

interface Chapter {
  readonly heading: NumberToken | null;
  readonly tokens: readonly Token[];
}

/** How deep the headings of chapters are numbered: 一、 where there are any above the tasks, else the outermost style above them. */
const chapterDepth = (tokens: readonly Token[], style: NumberStyle): number => {
  const above = tokens
    .flatMap((token) => (token.type === 'number' ? [depth(token.number.style)] : []))
    .filter((each) => each < depth(style));
  return Math.max(depth('chapter'), Math.min(...above, depth(style) - 1));
};

const chaptersOf = (tokens: readonly Token[], style: NumberStyle): Chapter[] => {
  const deepest = chapterDepth(tokens, style);
  const isChapterHeading = (token: Token): token is NumberToken =>
    token.type === 'number' && depth(token.number.style) <= deepest && depth(token.number.style) < depth(style);
  const chapters: { heading: NumberToken | null; tokens: Token[] }[] = [{ heading: null, tokens: [] }];
  for (const token of tokens) {
    if (isChapterHeading(token)) chapters.push({ heading: token, tokens: [] });
    else chapters.at(-1)!.tokens.push(token);
  }
  return chapters;
};

const aim = /目标|指标/;
const longestAim = 400;

const lengthOf = ({ pieces }: Token): number => pieces.reduce((sum, { text }) => sum + text.length, 0);

/** A chapter of aims lists tasks although nobody answers for them: short numbered items under 目标 / 指标. */
const aimStyle = (chapter: Chapter): NumberStyle | null => {
  if (!aim.test(chapter.heading?.pieces[0]?.text ?? '')) return null;
  const style = chapter.tokens.find((token) => token.type === 'number')?.number.style ?? null;
  const items = chapter.tokens.filter((token) => token.type === 'number' && token.number.style === style);
  return items.every((item) => lengthOf(item) <= longestAim) ? style : null;
};

/** The lines of a heading, and what stands below it before the next number. */
export const splitHeading = (token: NumberToken, wrap: number | null): readonly [Piece[], Piece[]] => {
  let count = 1;
  while (
    count < token.pieces.length &&
    continues(token.pieces[count - 1]!, wrap) &&
    !endsSentence(token.pieces[count - 1]!.text) &&
    wrap !== null
  )
    count++;
  return [token.pieces.slice(0, count), token.pieces.slice(count)];
};

export const headingText = (token: NumberToken, pieces: readonly Piece[]): string =>
  squash(token.number.printed + pieces.map(({ text }) => text).join(''));

/** The full stop behind a bracket; its line belongs to the task already. */
const isStop = ({ pieces }: TextToken): boolean =>
  /^[。；;，,]?$/.test(squash(pieces.map(({ text }) => text).join('')));

const longestUnnumberedHeading = 36;
const couldBeHeading = (token: TextToken): boolean => {
  const text = squash(token.pieces.map((piece) => piece.text).join(''));
  return token.pieces.length <= 2 && text.length <= longestUnnumberedHeading && !/[。；，：:]/.test(text);
};

/** Builds the outline chapter by chapter: each may number its tasks in its own style. */
class Outliner {
  readonly drafts: Draft[] = [];
  readonly headings: OutlineHeading[] = [];
  readonly leftOut: LeftOutPiece[] = [];
  private section: string | null = null;
  private subsection: string | null = null;
  private chapterHeading: NumberToken | null = null;
  private open: Draft | null = null;

  constructor(private readonly wrap: number | null) {}

  skip(chapter: Chapter, reason: LeftOutReason): void {
    this.enter(chapter, reason);
    for (const token of chapter.tokens) this.leave(printed(token), reason);
  }

  read(chapter: Chapter, style: NumberStyle): void {
    this.enter(chapter, 'introduction');
    const zones = zonesOf(chapter.tokens);
    for (const zone of zones) this.readZone(zone, style);
    this.open = null;
  }

  private enter({ heading }: Chapter, reason: LeftOutReason): void {
    this.open = null;
    this.subsection = null;
    this.chapterHeading = heading;
    if (!heading) return;
    const [own, below] = splitHeading(heading, this.wrap);
    this.section = headingText(heading, own);
    this.headings.push({ text: this.section, pieces: own, unnumbered: false });
    this.leave(below, reason);
  }

  private readZone(zone: Zone, style: NumberStyle): void {
    const promoted = this.promotedHead(zone, style);
    zone.heads.forEach((token, i) => {
      if (token === promoted || (token.type === 'number' && token.number.style === style)) this.start(token);
      else if (token.type === 'number') this.readNumber(token, style);
      else this.readText(token, zone.heads[i + 1]);
    });
    for (const token of zone.labels) this.attach(token);
  }

  /** If nothing above a group of labels is numbered in the style of the tasks, the nearest heading or text is the task. */
  private promotedHead(zone: Zone, style: NumberStyle): Token | null {
    if (!hasTaskLabels(zone)) return null;
    const numbers = numbersOf(zone);
    if (numbers.some(({ number }) => number.style === style)) return null;
    const shallower = numbers.filter(({ number }) => depth(number.style) < depth(style));
    return shallower.at(-1) ?? (numbers.length === 0 ? (zone.heads[0] ?? null) : null);
  }

  private start(token: NumberToken | TextToken): void {
    this.open = {
      number: token.type === 'number' ? token : null,
      section: this.section,
      subsection: this.subsection,
      wording: [token],
      labels: [],
    };
    this.drafts.push(this.open);
  }

  private readNumber(token: NumberToken, style: NumberStyle): void {
    if (depth(token.number.style) > depth(style)) return this.continueTask(token);
    const [own, below] = splitHeading(token, this.wrap);
    this.open = null;
    this.subsection = headingText(token, own);
    this.headings.push({ text: this.subsection, pieces: own, unnumbered: false });
    this.leave(below, 'introduction');
  }
  private readText(token: TextToken, next: Token | undefined): void {
    if (isStop(token)) return;
    if (this.open && !hasLabels(this.open)) return this.continueTask(token);
    if (next?.type === 'number' && couldBeHeading(token)) return this.unnumberedHeading(token);
    this.leave(token.pieces, this.drafts.length === 0 ? 'introduction' : 'stray-text');
  }

  private continueTask(token: NumberToken | TextToken): void {
    if (this.open && !hasLabels(this.open)) this.open.wording.push(token);
    else this.leave(printed(token), this.drafts.length === 0 ? 'introduction' : 'stray-text');
  }

  private unnumberedHeading(token: TextToken): void {
    const text = squash(token.pieces.map((piece) => piece.text).join(''));
    if (this.chapterHeading) this.subsection = text;
    else this.section = text;
    this.open = null;
    this.headings.push({ text, pieces: token.pieces, unnumbered: true });
  }

  private attach(token: LabelToken): void {
    const startsTask = token.label.kind === 'text' && this.open !== null && hasLabels(this.open);
    if (this.open === null || startsTask) this.start({ type: 'text', pieces: [] });
    this.open?.labels.push(token);
  }

  private leave(pieces: readonly Piece[], reason: LeftOutReason): void {
    for (const piece of pieces) this.leftOut.push({ piece, reason });
  }
}

const printed = (token: Token): Piece[] => (token.type === 'label' ? [...token.pieces] : printedPieces(token));

/** The outline of a tokenized block; null when no number stands above any label. */
export const outlineOf = (tokens: readonly Token[], wrap: number | null): Outline | null => {
  const style = taskStyle(zonesOf(tokens), null);
  if (style === null) return null;
  const outliner = new Outliner(wrap);
  for (const chapter of chaptersOf(tokens, style)) {
    const zones = zonesOf(chapter.tokens);
    if (zones.some(hasTaskLabels)) outliner.read(chapter, taskStyle(zones, style) ?? style);
    else if (aimStyle(chapter)) outliner.read(chapter, aimStyle(chapter)!);
    else outliner.skip(chapter, chapter.heading ? 'chapter-without-tasks' : 'introduction');
  }
  return outliner;
};
