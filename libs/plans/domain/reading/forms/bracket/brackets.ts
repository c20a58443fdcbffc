import { looksLikeUnit, splitUnits } from '../../names.js';
import { labelsBefore } from '../label-value/labels.js';
import { labelKinds, type LabelKind } from '../label-value/vocabulary.js';

/** What a bracket says of one part of it: a label, and where its value stands. */
export interface BracketLabel {
  readonly kind: LabelKind;
  readonly word: string;
  /** From what separates it from the label before. */
  readonly at: number;
  /** Where the value begins. */
  readonly from: number;
}

/** A bracket that says who answers for the paragraph before it. */
export interface Bracket {
  readonly start: number;
  /** Behind the closing bracket. */
  readonly end: number;
  readonly labels: readonly BracketLabel[];
}

const longestBracket = 800;
const colons = '：:';
const separator = /[；;，,。、\n ]/;

const opens = (char: string | undefined): boolean => char === '（' || char === '(';
const closes = (char: string | undefined): boolean => char === '）' || char === ')';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The outermost brackets of a text, in order; one that is not closed within reach is none. */
const bracketSpans = (text: string): Span[] => {
  const spans: Span[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (depth > 0 && at - start > longestBracket) depth = 0;
    if (opens(text[at]) && depth++ === 0) start = at;
    if (closes(text[at]) && depth > 0 && --depth === 0) spans.push({ start, end: at + 1 });
  }
  return spans;
};

const longestScope = 14;

/** "防疫物资牵头单位": what a label is for stands right before it and is no part of the value before. */
const scopeStart = (text: string, labelAt: number, from: number): number => {
  let at = labelAt;
  while (at > from && labelAt - at <= longestScope && !separator.test(text[at - 1]!)) at--;
  return labelAt - at <= longestScope ? at : labelAt;
};

const skipSeparators = (text: string, at: number, from: number): number => {
  let start = at;
  while (start > from && separator.test(text[start - 1]!)) start--;
  return start;
};

/** Labels with a colon: （责任单位：…；牵头单位：…）. */
const colonLabels = (text: string, { start, end }: Span): BracketLabel[] => {
  const found: BracketLabel[] = [];
  for (let at = start + 1; at < end - 1; at++) {
    if (!colons.includes(text[at]!)) continue;
    const known = labelsBefore(text, at).findLast((label) => label.start > start);
    if (!known) continue;
    const scope = scopeStart(text, known.start, start + 1);
    found.push({
      kind: labelKinds.get(known.word)!,
      word: known.word,
      at: skipSeparators(text, scope, start + 1),
      from: at + 1,
    });
  }
  return found;
};

const duty =
  /(?:(?:等)?(?:按职责分工|按照职责分工|分别|共同|具体)?(牵头负责|牵头|负责|主办|承办|落实|实施|配合|协办|协助|参与))$/;
const supporting = /配合|协办|协助|参与/;

const dutyKind = (verb: string): LabelKind => {
  if (supporting.test(verb)) return 'support';
  return verb.startsWith('牵头') ? 'lead' : 'main';
};

/** The part of a value before its verb: "市教委等按职责分工负责" → "市教委". */
export const withoutDuty = (value: string): string => value.replace(duty, '');

/** Parts with a verb: （区发展改革委牵头，区财政局、区商务局配合）. Only where every name looks like a unit. */
const dutyLabels = (text: string, { start, end }: Span): BracketLabel[] => {
  const found: BracketLabel[] = [];
  let from = start + 1;
  for (let at = from; at < end; at++) {
    if (at < end - 1 && !/[，,；;]/.test(text[at]!)) continue;
    const part = text.slice(from, at).replace(/\s/g, '');
    const verb = duty.exec(part)?.[1];
    if (verb === undefined) continue;
    const names = splitUnits(withoutDuty(part), true);
    if (names.length === 0 || !names.every(looksLikeUnit)) return [];
    found.push({ kind: dutyKind(verb), word: verb, at: from, from });
    from = at + 1;
  }
  return text.slice(from, end - 1).trim() === '' ? found : [];
};

/** Every bracket that begins with a label, or whose parts end in a verb of duty. */
export const findBrackets = (text: string): Bracket[] =>
  bracketSpans(text).flatMap((span): Bracket[] => {
    const named = colonLabels(text, span);
    const labels = named.length > 0 && named[0]!.at === span.start + 1 ? named : dutyLabels(text, span);
    return labels.length > 0 ? [{ ...span, labels }] : [];
  });
