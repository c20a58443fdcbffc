import type { AssignmentRole } from '#tasks/contract';
import type { ReadContact } from '../result/types.js';
import { squash } from '../text/text.js';
import type { Doubt, RawField, RawTask, RawUnits } from '../raw-tasks/raw-task.js';
import { printedPieces, type Draft } from './draft.js';
import { fits } from '../labels/fits.js';
import { oneLine, paragraphs } from '../script/paragraphs.js';
import type { LabelToken } from '../labels/tokens.js';
import { vocabulary } from '../vocabulary/vocabulary.js';
import { isUnitKind, type LabelKind } from '../vocabulary/concepts.js';
import { labelKinds } from '../vocabulary/label-words.js';

interface Value {
  readonly kind: LabelKind;
  readonly text: string;
  readonly token: LabelToken;
}

const lineOf = ({ pieces }: LabelToken): number => pieces[0]?.line.number ?? 0;
const excerptOf = ({ label, text }: { readonly label: string; readonly text: string }): string => `${label}：${text}`;

const valueOf = (token: LabelToken): Value => ({ kind: token.label.kind, text: oneLine(token.pieces), token });

/** Kinds of labels that the plan uses, to tell which one a wrong label stands for. */
export type UsedKinds = ReadonlySet<LabelKind>;

/** Whether no other label of the task gives a value of this kind. */
const lacks = (kind: LabelKind, value: Value, task: readonly Value[]): boolean =>
  !task.some((each) => each !== value && each.kind === kind && each.text !== '');

const unitsMeant = (value: Value, task: readonly Value[], used: UsedKinds): LabelKind => {
  if (used.has('main') && lacks('main', value, task)) return 'main';
  return used.has('support') || value.kind === 'deadline' ? 'support' : value.kind;
};

const underUnitLabel = (value: Value, task: readonly Value[], used: UsedKinds): LabelKind => {
  if (fits('deadline', value.text)) return lacks('deadline', value, task) ? 'deadline' : value.kind;
  const isLeader = used.has('leader') && lacks('leader', value, task) && fits('leader', value.text);
  return isLeader ? 'leader' : value.kind;
};

/** What a value under the wrong label is: units under 完成时限, a date under 责任单位, units under 牵头领导. */
const meantKind = (value: Value, task: readonly Value[], used: UsedKinds): LabelKind => {
  const { kind, text } = value;
  if (text === '' || fits(kind, text)) return kind;
  if (isUnitKind(kind)) return underUnitLabel(value, task, used);
  return (kind === 'deadline' || kind === 'leader') && fits('main', text) ? unitsMeant(value, task, used) : kind;
};

const fieldOf = (kind: LabelKind): Doubt['field'] => {
  if (kind === 'leader') return 'leaders';
  if (kind === 'deadline') return 'deadline';
  if (kind === 'contact' || kind === 'phone') return 'contacts';
  return kind === 'text' ? 'text' : 'units';
};

const relabelled = (values: readonly Value[], used: UsedKinds): readonly [Value[], Doubt[]] => {
  const doubts: Doubt[] = [];
  const result = values.map((value): Value => {
    const kind = meantKind(value, values, used);
    if (kind === value.kind) return value;
    const { word } = value.token.label;
    doubts.push({
      code: 'READ_LABEL_MEANT_OTHER',
      line: lineOf(value.token),
      excerpt: excerptOf({ label: word, text: value.text }),
      field: fieldOf(kind),
      values: { label: word, found: squash(value.text), meant: vocabulary[kind].usual },
    });
    return { ...value, kind };
  });
  return [result, doubts];
};

const formDoubts = (values: readonly Value[]): Doubt[] =>
  values.flatMap(({ kind, text, token }): Doubt[] => {
    const { label } = token;
    const place = {
      line: lineOf(token),
      excerpt: excerptOf({ label: label.word, text }),
      field: fieldOf(kind),
      values: { label: label.word },
    };
    if (label.glued) return [{ code: 'READ_LABEL_GLUED', ...place }];
    return label.hasColon ? [] : [{ code: 'READ_LABEL_WITHOUT_COLON', ...place }];
  });

const repeatDoubts = (values: readonly Value[]): Doubt[] =>
  [...Map.groupBy(values, ({ kind, token }) => `${kind} ${token.label.word}`).values()].flatMap((group): Doubt[] => {
    const second = group[1];
    if (!second || second.kind === 'text' || second.kind === 'phone') return [];
    const { word } = second.token.label;
    return [
      {
        code: 'READ_LABEL_REPEATED',
        line: lineOf(second.token),
        excerpt: excerptOf({ label: word, text: second.text }),
        field: fieldOf(second.kind),
        values: { label: word, count: group.length },
      },
    ];
  });

const rawField = ({ text, token }: Value): RawField => ({ text, line: lineOf(token), label: token.label.word });

/** Values under one label that stands twice, without exact repeats. */
const distinct = (values: readonly Value[], kind: LabelKind): Value[] => {
  const own = values.filter((value) => value.kind === kind && value.text !== '');
  return own.filter((value, i) => own.findIndex(({ text }) => squash(text) === squash(value.text)) === i);
};

/** 牵头单位 leads where others are named responsible; alone, or beside 配合 only, it is the main unit. */
const roleOf = (kind: LabelKind, values: readonly Value[]): AssignmentRole => {
  if (kind === 'support') return 'support';
  if (kind === 'main') return 'main';
  return values.some((value) => value.kind === 'main' && value.text !== '') ? 'lead' : 'main';
};

const unitsOf = (values: readonly Value[]): RawUnits[] => {
  const kept = new Set((['main', 'lead', 'support'] as const).flatMap((kind) => distinct(values, kind)));
  return values
    .filter((value) => kept.has(value))
    .map((value) => ({ ...rawField(value), role: roleOf(value.kind, values) }));
};

const contactsOf = (values: readonly Value[]): ReadContact[] => {
  const persons = values.filter(({ kind, text }) => kind === 'contact' && text !== '');
  const phones = values.filter(({ kind, text }) => kind === 'phone' && text !== '');
  const unit = squash(unitsOf(values)[0]?.text ?? '').split('、')[0] ?? '';
  const count = Math.max(persons.length, phones.length);
  return Array.from({ length: count }, (_, i) => ({
    unit,
    person: persons[i] ? squash(persons[i].text) : null,
    phone: phones[i] ? squash(phones[i].text) : null,
  }));
};

/** The last deadline printed holds; one that is a date holds before one that is not. */
const deadlineOf = (values: readonly Value[]): RawField | null => {
  const printed = values.filter(({ kind }) => kind === 'deadline');
  const chosen =
    printed.findLast(({ text }) => fits('deadline', text)) ??
    printed.findLast(({ text }) => text !== '') ??
    printed.at(-1);
  return chosen ? rawField(chosen) : null;
};

/** "1.项目名称：X": a label that opens the wording is not a part of it. */
const withoutTextLabel = (paragraph: string): string => {
  const label = /^([^：:\n]{2,8})[：:]/.exec(paragraph)?.[1];
  return label !== undefined && labelKinds.get(label) === 'text'
    ? paragraph.slice(label.length + 1).trimStart()
    : paragraph;
};

const textOf = (draft: Draft, values: readonly Value[], wrap: number | null): string => {
  const [first, ...others] = draft.wording;
  const own = [first?.pieces ?? [], ...others.map(printedPieces)];
  const labelled = values.filter(({ kind }) => kind === 'text').flatMap(({ token }) => paragraphs(token.pieces, wrap));
  return [...own.flatMap((pieces) => paragraphs(pieces, wrap)).map(withoutTextLabel), ...labelled].join('\n');
};

const linesOf = (draft: Draft): number[] => {
  const pieces = [...draft.wording.flatMap((token) => token.pieces), ...draft.labels.flatMap((token) => token.pieces)];
  return [...new Set(pieces.map(({ line }) => line.number))].sort((a, b) => a - b);
};

/** Reads the labels of a draft: which value belongs where, whatever the label says. */
export const rawTask = (draft: Draft, used: UsedKinds, wrap: number | null): RawTask => {
  const printed = draft.labels.map(valueOf);
  const [values, wrongLabels] = relabelled(printed, used);
  const lines = linesOf(draft);
  const { number } = draft;
  return {
    number: number?.number.value ?? null,
    numberText: number ? squash(number.number.printed) : null,
    section: draft.section,
    subsection: draft.subsection,
    theme: null,
    text: textOf(draft, values, wrap),
    leaders: distinct(values, 'leader').map(rawField),
    units: unitsOf(values),
    contacts: contactsOf(values),
    deadline: deadlineOf(values),
    line: number?.pieces[0]?.line.number ?? lines[0] ?? 0,
    lines,
    doubts: [...formDoubts(values), ...repeatDoubts(values), ...wrongLabels],
  };
};
