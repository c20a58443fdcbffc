import { simplified } from '../text/traditional.js';
import { beforeRemark, lineHeads, wholeLabelStart } from './label-bounds.js';
import { fits } from './fits.js';
import { isSpace, labelsBefore, type Candidate } from './known-labels.js';
import type { LabelKind } from '../vocabulary/concepts.js';
import { labelKinds, longestLabel } from '../vocabulary/label-words.js';

/** A label found in the script. */
export interface Label {
  readonly kind: LabelKind;
  /** Without spaces and line breaks. */
  readonly word: string;
  /** Offsets into the script: of the label, and of what follows it. */
  readonly start: number;
  readonly end: number;
  readonly startsLine: boolean;
  readonly hasColon: boolean;
  /** Run on to the text before it, without even a space. */
  readonly glued: boolean;
}

const colons = '：:﹕∶︰';
const bullets = ' \t【[●•◆■◇▲*·—-';

/** Whether nothing but bullets and spaces stands before it on its line. */
const startsLine = (script: string, at: number): boolean => {
  let i = at - 1;
  while (i >= 0 && at - i < 20 && bullets.includes(script[i]!)) i--;
  return i < 0 || script[i] === '\n';
};

const lastOpenBracket = (script: string, at: number): number => {
  let depth = 0;
  for (let i = at - 1; i >= Math.max(0, at - 300); i--) {
    if ('）)〕]】'.includes(script[i]!)) depth++;
    if ('（(〔[【'.includes(script[i]!) && depth-- === 0) return i;
  }
  return -1;
};

/** "（责任单位：…；牵头单位：…）", 〔责任单位：…〕 are another form: a bracket that begins with a label holds no label of this one. */
const insideLabelBracket = (script: string, start: number): boolean => {
  const bracket = lastOpenBracket(script, start);
  if (bracket < 0) return false;
  const inside = script.slice(bracket + 1, bracket + 40).replace(/\s/g, '');
  const colon = [...inside].findIndex((char) => colons.includes(char));
  return colon > 0 && labelsBefore(inside, colon).some((label) => label.start <= 2);
};

const valueStart = (script: string, at: number): number => {
  let end = at;
  while (script[end] === ' ' || script[end] === '\t') end++;
  return end;
};

/** No value that has to fit is longer; a bound keeps one endless line from being scanned again and again. */
const longestValue = 300;

const firstLine = (script: string, at: number): string => {
  const text = script.slice(at, at + longestValue);
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
};

/** Where a colon (or the 】 that stands for one) is. */
const colonFrom = (script: string, from: number): number => {
  for (let i = from; i < script.length; i++) {
    if (colons.includes(script[i]!)) return i;
    if (script[i] === '】' && !colons.includes(script[i + 1] ?? ' ')) return i;
  }
  return -1;
};

/** Of several labels that end at a colon: the one that begins a line, else one used at line starts, else the longest. */
const choose = (script: string, candidates: readonly Candidate[], used: ReadonlySet<string>): Candidate | undefined =>
  candidates.find(({ start }) => startsLine(script, start)) ??
  candidates.findLast(({ word }) => used.has(word)) ??
  candidates.at(-1);

/** How often each label stands before a colon, and what stands before the first colon of each line. */
interface Usage {
  readonly atLineStarts: ReadonlySet<string>;
  readonly words: ReadonlyMap<string, number>;
  readonly heads: ReadonlyMap<string, number>;
}

/** "完成" / "时限：" on two lines is one label where the text uses it more often than its end alone. */
const candidateAt = (script: string, end: number, { atLineStarts, words }: Usage): Candidate | undefined => {
  const chosen = choose(script, labelsBefore(script, end), atLineStarts);
  const whole = labelsBefore(script, end, true).at(-1);
  const often = (candidate: Candidate | undefined): number => words.get(candidate?.word ?? '') ?? 0;
  return often(whole) > often(chosen) ? whole : chosen;
};

const labelAt = (script: string, colon: number, usage: Usage): Label | null => {
  const bracketed = script[colon] === '】' || script[colon - 1] === '】';
  const end = script[colon] === '】' ? colon : colon - (bracketed ? 1 : 0);
  const found = candidateAt(script, beforeRemark(script, end), usage);
  if (!found) return null;
  if (script[colon] === '】' && script[found.start - 1] !== '【') return null;
  const start =
    script[found.start - 1] === '【' ? found.start - 1 : wholeLabelStart(script, found.start, colon, usage.heads);
  if (insideLabelBracket(script, bracketed ? start : found.start)) return null;
  const opensLine = startsLine(script, start);
  return {
    kind: labelKinds.get(found.word)!,
    word: found.word,
    start,
    end: valueStart(script, colon + 1),
    startsLine: opensLine,
    hasColon: true,
    glued: !opensLine && !isSpace(script[start - 1]),
  };
};

/** The value on a glued label's line, as far as the next label; a name at the margin may be cut. */
const gluedValue = (script: string, label: Label): string => {
  const value = firstLine(script, label.end);
  const colon = colonFrom(value, 0);
  const next = colon < 0 ? undefined : labelsBefore(value, colon).at(-1);
  if (next) return value.slice(0, next.start).trim();
  const cut = value.lastIndexOf('、');
  return cut > 0 ? value.slice(0, cut) : value;
};

/** In running text a label counts when the text uses it elsewhere and a stop stands before it, else only when what follows fits it. */
const isGlued = (script: string, label: Label, common: ReadonlySet<string>): boolean => {
  if (label.kind === 'text') return false;
  if (
    common.has(label.word) &&
    /[；;。，,]/.test(
      script
        .slice(Math.max(0, label.start - 4), label.start)
        .trimEnd()
        .at(-1) ?? '',
    )
  )
    return true;
  if (label.kind === 'phone' || label.kind === 'contact') return isSpace(script[label.start - 1]);
  return fits(label.kind, gluedValue(script, label));
};

/** "完成时限 2021年12月底": a line that begins with a label and goes on with its value. */
const bareLabel = (script: string, start: number): Label | null => {
  const line = firstLine(script, start);
  for (let length = Math.min(longestLabel, line.length); length >= 4; length--) {
    const kind = labelKinds.get(line.slice(0, length));
    if (kind === undefined) continue;
    const value = line.slice(length).trim();
    if (!fits(kind, value) || /[：:]/.test(value)) return null;
    const word = line.slice(0, length);
    return {
      kind,
      word,
      start,
      end: valueStart(script, start + length),
      startsLine: true,
      hasColon: false,
      glued: false,
    };
  }
  return null;
};

const bareLabels = (script: string, taken: readonly Label[]): Label[] => {
  const starts = new Set(taken.map(({ start }) => start));
  const found: Label[] = [];
  for (let at = 0; at < script.length; at = script.indexOf('\n', at) + 1 || script.length) {
    const label = starts.has(at) ? null : bareLabel(script, at);
    if (label) found.push(label);
  }
  return found;
};

const countWords = (words: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

const wordsUsedTwice = (words: readonly string[]): Set<string> => {
  const seen = new Set<string>();
  return new Set(words.filter((word) => seen.has(word) || !seen.add(word)));
};

const usedAtLineStarts = (script: string, positions: readonly number[]): Set<string> => {
  const words = positions.flatMap(
    (colon) => labelsBefore(script, colon).find(({ start }) => startsLine(script, start))?.word ?? [],
  );
  return wordsUsedTwice(words);
};

/** Every label of the script, in order. */
export const findLabels = (printed: string): Label[] => {
  const script = simplified(printed);
  const colonsAt: number[] = [];
  for (let at = colonFrom(script, 0); at >= 0; at = colonFrom(script, at + 1)) colonsAt.push(at);
  const usage: Usage = {
    atLineStarts: usedAtLineStarts(script, colonsAt),
    words: countWords(colonsAt.flatMap((colon) => labelsBefore(script, colon).at(-1)?.word ?? [])),
    heads: lineHeads(script),
  };
  const candidates = colonsAt
    .map((colon) => labelAt(script, colon, usage))
    .filter((label): label is Label => label !== null);
  const common = wordsUsedTwice(candidates.map(({ word }) => word));
  const found = candidates.filter((label) => label.startsLine || isGlued(script, label, common));
  const bare = bareLabels(script, found);
  return [...found, ...bare]
    .sort((a, b) => a.start - b.start)
    .filter((label, i, all) => i === 0 || label.start >= all[i - 1]!.end);
};
