import { readDeadline } from '../../dates/deadline.js';
import { looksLikeUnit, splitUnits } from '../../names/names.js';
import { simplified } from '../../text/traditional.js';
import { labelsBefore } from '../../labels/known-labels.js';
import type { LabelKind } from '../../vocabulary/concepts.js';
import { dutyVerbs } from '../../vocabulary/duty-verbs.js';
import { labelKinds } from '../../vocabulary/label-words.js';
import { vocabulary } from '../../vocabulary/vocabulary.js';

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

const opens = (char: string | undefined): boolean => char !== undefined && '（(〔[【'.includes(char);
const closes = (char: string | undefined): boolean => char !== undefined && '）)〕]】'.includes(char);

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
    const known = labelsBefore(text, at, true).findLast((label) => label.start > start);
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

/** A date without a label among the units of a bracket: （责任单位：市教育局；6月底前）. */
const withDate = (text: string, labels: readonly BracketLabel[], end: number): BracketLabel[] =>
  labels.flatMap((label, i) => {
    if (label.kind === 'deadline') return [label];
    const until = labels[i + 1]?.at ?? end - 1;
    const value = text.slice(label.from, until);
    const last = Math.max(...[...'，,；;'].map((char) => value.lastIndexOf(char)));
    const isDated = last > 0 && isDate(value.slice(last + 1).replace(/[\s。；;，,]/g, ''));
    const at = label.from + last;
    return isDated ? [label, { kind: 'deadline', word: vocabulary.deadline.usual, at, from: at + 1 }] : [label];
  });

const duty = new RegExp(`(?:(?:等)?(?:按职责分工|按照职责分工|分别|共同|具体)?(${[...dutyVerbs.keys()].join('|')}))$`);

/** The part of a value before its verb: "市教委等按职责分工负责" → "市教委". */
export const withoutDuty = (value: string): string => value.replace(duty, '').replace(/^(?:由|会同)/, '');

/** "6月底前完成" among the units of a bracket. */
const isDate = (part: string): boolean => part.length <= 20 && readDeadline(part, 2000).deadline.kind !== 'unspecified';

/** What a part of a bracket says: a duty by its verb, or a date. */
const saidBy = (part: string): Pick<BracketLabel, 'kind' | 'word'> | null => {
  const verb = duty.exec(part)?.[1] ?? '';
  const kind = dutyVerbs.get(verb);
  if (kind) return { kind, word: verb };
  return isDate(part) ? { kind: 'deadline', word: vocabulary.deadline.usual } : null;
};

const namesUnits = (part: string): boolean => {
  const names = splitUnits(withoutDuty(part), true);
  return names.length > 0 && names.every(looksLikeUnit);
};

/** Parts with a verb: （区发展改革委牵头，区财政局、区商务局配合）. Only where every name looks like a unit. */
const dutyLabels = (text: string, { start, end }: Span): BracketLabel[] => {
  const found: BracketLabel[] = [];
  let from = start + 1;
  for (let at = from; at < end; at++) {
    if (at < end - 1 && !/[，,；;]/.test(text[at]!)) continue;
    const part = text.slice(from, at).replace(/\s/g, '');
    const said = saidBy(part);
    if (!said) continue;
    if (said.kind !== 'deadline' && !namesUnits(part)) return [];
    found.push({ ...said, at: from, from });
    from = at + 1;
  }
  const complete = text.slice(from, end - 1).trim() === '' && found.some(({ kind }) => kind !== 'deadline');
  return complete ? found : [];
};

const office = /(?:政府|局|委|办|厅|部|院|中心|公司|集团|支队|大队|单位|部门|法院|检察院|联|会|镇|街道|乡)$/;
const sentenceEnd = /[。；！”]$/;

/** （市教育局，各县区政府）: nothing but units, at the end of a paragraph. */
const bareUnits = (text: string, { start, end }: Span): BracketLabel[] => {
  if (!/^[。；;]?\s*(?:\n|$)/.test(text.slice(end, end + 12))) return [];
  const names = splitUnits(text.slice(start + 1, end - 1), true);
  const sure = sentenceEnd.test(text.slice(0, start).trimEnd()) || names.length > 1;
  const allUnits =
    names.length > 0 &&
    names.every((name) => looksLikeUnit(name) && office.test(name.replace(/[（(][^（）()]*[)）]/g, '')));
  return sure && allUnits ? [{ kind: 'main', word: vocabulary.main.usual, at: start + 1, from: start + 1 }] : [];
};

const labelsOf = (text: string, span: Span): BracketLabel[] => {
  const named = colonLabels(text, span);
  if (named.length > 0 && named[0]!.at === span.start + 1) return withDate(text, named, span.end);
  const duties = dutyLabels(text, span);
  return duties.length > 0 ? duties : bareUnits(text, span);
};

/** Every bracket that begins with a label, whose parts end in a verb of duty, or that holds units and ends a paragraph. */
export const findBrackets = (printed: string): Bracket[] => {
  const text = simplified(printed);
  return bracketSpans(text).flatMap((span): Bracket[] => {
    const labels = labelsOf(text, span);
    return labels.length > 0 ? [{ ...span, labels }] : [];
  });
};
