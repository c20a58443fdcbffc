import { readDeadline } from '../dates/deadline.js';
import { reachesMargin } from '../source/lines.js';
import { looksLikeUnit, splitLeaders, splitUnits } from '../names/names.js';
import { printedNumber } from '../numbers/numbering.js';
import { squash } from '../text/text.js';
import { fits } from './fits.js';
import type { Piece } from '../script/script.js';
import type { LabelToken, NumberToken, Token } from './tokens.js';
import type { LabelKind } from '../vocabulary/concepts.js';

const joined = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
const openEnd = /[、，,;；（(]$/;
const openStart = /^[、，,；;）)]/;

const hasOpenBracket = (text: string): boolean =>
  (text.match(/[（(]/g)?.length ?? 0) > (text.match(/[）)]/g)?.length ?? 0);

/** A deadline goes on only as long as it is not understood ("2021年12" / "月底"), and never for more than three lines. */
const deadlineGoesOn = (taken: readonly Piece[], next: Piece, wrap: number | null): boolean => {
  const text = joined(taken);
  if (text === '' || openEnd.test(text)) return true;
  if (text.includes('、') && fits('main', text.slice(0, text.lastIndexOf('、')))) return unitsGoOn(taken, next, wrap);
  const known = readDeadline(text, 2000).understood;
  const cut = /\d$|\d年?\d{0,2}$|年$/.test(squash(text)) && !/年$/.test(text);
  return taken.length < 3 && (!known || cut) && readDeadline(text + next.text, 2000).understood;
};

const leadersGoOn = (taken: readonly Piece[], next: Piece, wrap: number | null): boolean => {
  const text = joined(taken);
  if (text === '' || openEnd.test(text) || openStart.test(next.text)) return true;
  const last = taken.at(-1)!;
  const cutName = /(?:^|[、，,\s])\p{Script=Han}$/u.test(text);
  return (
    (cutName || reachesMargin(last.line, wrap)) &&
    fits('leader', text + next.text) &&
    splitLeaders(text + next.text).every((name) => name.length <= 8)
  );
};

const longestName = 30;

/** The name that would stand across the line break. */
const nameAcross = (text: string, next: string): string =>
  `${text.split(/[、，,；;]/).at(-1) ?? ''}${next.split(/[、，,；;。]/)[0] ?? ''}`;

const unitsGoOn = (taken: readonly Piece[], next: Piece, wrap: number | null): boolean => {
  const text = joined(taken);
  if (text === '' || openEnd.test(text) || openStart.test(next.text) || hasOpenBracket(text)) return true;
  if (reachesMargin(taken.at(-1)!.line, wrap)) return nameAcross(text, next.text).length <= longestName;
  const cut = splitUnits(text, true).at(-1) ?? '';
  const whole = splitUnits(text + next.text, true)[splitUnits(text, true).length - 1] ?? '';
  return !looksLikeUnit(cut) && looksLikeUnit(whole) && whole.length <= 20;
};

/** A sentence under a person's or a unit's label is no part of it. */
const isProse = (text: string): boolean => /[。；;]$/.test(text) && /[，。].*[。；;]$/.test(text);

const imprint = /^(?:抄送|主送|分送|附件)[\s\d：:]|日\s*印发$/;

const goesOn = (kind: LabelKind, taken: readonly Piece[], next: Piece, wrap: number | null): boolean => {
  if (imprint.test(next.text) || /。./.test(next.text)) return false;
  if (kind === 'deadline') return deadlineGoesOn(taken, next, wrap);
  if (isProse(next.text) && joined(taken) !== '') return false;
  if (kind === 'leader') return leadersGoOn(taken, next, wrap);
  if (kind === 'contact' || kind === 'phone') return joined(taken) === '';
  return unitsGoOn(taken, next, wrap);
};

/** No list of units takes more lines than this; what looks like more is prose. */
const mostLines = 60;

const textExtent = (pieces: readonly Piece[]): number => {
  const at = pieces.findIndex(({ text }) => imprint.test(text));
  return at < 0 ? pieces.length : Math.max(at, 1);
};

/** How many pieces belong to the label; the others stand below it for another reason. */
const extent = (token: LabelToken, wrap: number | null): number => {
  if (token.label.kind === 'text') return textExtent(token.pieces);
  let count = 1;
  while (
    count < mostLines &&
    count < token.pieces.length &&
    goesOn(token.label.kind, token.pieces.slice(0, count), token.pieces[count]!, wrap)
  )
    count++;
  return count;
};

/** Cuts off below each label what is no part of its value. */
export const trimValues = (tokens: readonly Token[], wrap: number | null): Token[] =>
  tokens.flatMap((token): Token[] => {
    if (token.type !== 'label') return [token];
    const count = extent(token, wrap);
    const rest = token.pieces.slice(count);
    const kept: Token = { ...token, pieces: token.pieces.slice(0, count) };
    return rest.length > 0 ? [kept, { type: 'text', pieces: rest }] : [kept];
  });

const numberInside = /[（(][一二三四五六七八九十百零О〇○O]{1,6}[）)]|(?<![\d.．])\d{1,3}[.．、](?!\d)/g;

/** "完成时限：12月底（二）全社会…": the number expected next, in the style of the last, inside a value. */
const splitAtNumber = (token: LabelToken, last: NumberToken | null): readonly [LabelToken, NumberToken] | null => {
  const at = token.pieces.length - 1;
  const piece = token.pieces[at];
  if (!last || !piece) return null;
  for (const match of piece.text.matchAll(numberInside)) {
    const number = printedNumber(piece.text.slice(match.index));
    const before = piece.text.slice(0, match.index).trim();
    const expected = number && number.style === last.number.style && number.value === last.number.value + 1;
    if (
      !expected ||
      before === '' ||
      number.rest.length < 4 ||
      !fits(token.label.kind, joined(token.pieces.slice(0, at)) + before)
    )
      continue;
    const head = { ...token, pieces: [...token.pieces.slice(0, at), { ...piece, text: before }] };
    return [head, { type: 'number', number, pieces: [{ ...piece, text: number.rest }] }];
  }
  return null;
};

/** Separates a task that begins, without a line break, right behind the value before it. */
export const splitGluedNumbers = (tokens: readonly Token[]): Token[] => {
  const result: Token[] = [];
  let last: NumberToken | null = null;
  for (const token of tokens) {
    const split: readonly [LabelToken, NumberToken] | null = token.type === 'label' ? splitAtNumber(token, last) : null;
    result.push(...(split ?? [token]));
    if (split) last = split[1];
    else if (token.type === 'number') last = token;
  }
  return result;
};
