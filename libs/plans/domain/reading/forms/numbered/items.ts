import { depth } from '../../numbers/numbering.js';
import { squash } from '../../text/text.js';
import { simplified } from '../../text/traditional.js';
import type { LeftOutReason } from '../../result/types.js';
import { printedPieces, type Draft } from '../../outline/draft.js';
import { headingText, splitHeading, type LeftOutPiece, type OutlineHeading } from '../../outline/outline.js';
import type { Piece } from '../../script/script.js';
import type { NumberToken, Token } from '../../labels/tokens.js';

/** What a plan says of itself beside its tasks: aims in general, ways of working, conditions. */
const general =
  /总体(?:要求|思路|目标|安排|部署)|指导思想|基本原则|工作(?:要求|原则|机制|步骤|目标|思路)|保障(?:措施|机制)|组织(?:领导|保障|实施)|实施步骤|(?:有关|相关|几点)要求|时间安排|考核|附则|背景|职责/;
const longestHeading = 40;

const plainText = ({ pieces }: NumberToken): string => squash(pieces.map(({ text }) => text).join(''));

/** One short phrase: it names what the numbers below it list. */
const isHeadingLike = (token: NumberToken): boolean => {
  const text = plainText(token);
  return text.length <= longestHeading && !/[。；！？].|[，：:]$/.test(text);
};

const isGeneral = (token: NumberToken): boolean => general.test(simplified(plainText(token).slice(0, longestHeading)));

const isNumber = (token: Token): token is NumberToken => token.type === 'number';
const styleDepth = (token: NumberToken): number => depth(token.number.style);

/** Reads numbered items that no label says anything about: headings above, the items' own wording, what is neither. */
class ItemReader {
  readonly drafts: Draft[] = [];
  readonly headings: OutlineHeading[] = [];
  readonly leftOut: LeftOutPiece[] = [];
  private section: NumberToken | null = null;
  private subsection: NumberToken | null = null;
  private open: { readonly draft: Draft; readonly depth: number } | null = null;
  /** How deep the heading of the general part is that is being passed over. */
  private passingOver: number | null = null;

  constructor(
    private readonly top: number,
    private readonly wrap: number | null,
  ) {}

  read(token: Token, next: NumberToken | undefined): void {
    if (isNumber(token)) this.readNumber(token, next);
    else if (token.type === 'label' && this.open) this.open.draft.labels.push(token);
    else if (token.type === 'text' && this.open) this.open.draft.wording.push(token);
    else this.leave(token.pieces, 'introduction');
  }

  private readNumber(token: NumberToken, next: NumberToken | undefined): void {
    const at = styleDepth(token);
    if (this.passingOver !== null && at > this.passingOver)
      return this.leave(printedPieces(token), 'chapter-without-tasks');
    this.passingOver = null;
    const leads = isHeadingLike(token) && next !== undefined && styleDepth(next) > at;
    if (isGeneral(token) && (leads || at === this.top)) return this.passOver(token);
    if (this.open && at > this.open.depth) this.open.draft.wording.push(token);
    else if (leads) this.enter(token);
    else this.start(token);
  }

  private passOver(token: NumberToken): void {
    this.enter(token);
    this.passingOver = styleDepth(token);
  }

  private enter(token: NumberToken): void {
    const [own, below] = splitHeading(token, this.wrap);
    this.headings.push({ text: headingText(token, own), pieces: own, unnumbered: false });
    this.leave(below, 'introduction');
    this.open = null;
    if (styleDepth(token) === this.top) [this.section, this.subsection] = [token, null];
    else if (!this.subsection || styleDepth(token) <= styleDepth(this.subsection)) this.subsection = token;
  }

  /** An item that stands where headings stand has none of them above it. */
  private leaveHeadings(at: number): void {
    if (this.section && at <= styleDepth(this.section)) [this.section, this.subsection] = [null, null];
    if (this.subsection && at <= styleDepth(this.subsection)) this.subsection = null;
  }

  private start(token: NumberToken): void {
    this.leaveHeadings(styleDepth(token));
    const textOf = (heading: NumberToken | null): string | null =>
      heading && headingText(heading, splitHeading(heading, this.wrap)[0]);
    const draft: Draft = {
      number: token,
      section: textOf(this.section),
      subsection: textOf(this.subsection),
      wording: [token],
      labels: [],
    };
    this.drafts.push(draft);
    this.open = { draft, depth: styleDepth(token) };
  }

  private leave(pieces: readonly Piece[], reason: LeftOutReason): void {
    for (const piece of pieces) this.leftOut.push({ piece, reason });
  }
}

export interface Items {
  readonly drafts: readonly Draft[];
  readonly headings: readonly OutlineHeading[];
  readonly leftOut: readonly LeftOutPiece[];
}

/** The outermost style that heads something; items stand below it, or, where nothing does, are numbered so. */
const topOf = (numbers: readonly NumberToken[]): number => Math.min(...numbers.map(styleDepth));

/** The numbered items of a block and the headings above them. */
export const itemsOf = (tokens: readonly Token[], wrap: number | null): Items => {
  const numbers = tokens.filter(isNumber);
  const reader = new ItemReader(topOf(numbers), wrap);
  tokens.forEach((token, i) => reader.read(token, tokens.slice(i + 1, i + 2).find(isNumber)));
  return reader;
};
