import { deadlineInText, readDeadline } from '../dates/deadline.js';
import type { Doubt, RawTask } from '../raw-tasks/raw-task.js';
import type { NameBook } from './name-book.js';
import { looksLikePerson, looksLikeUnit, readMark, splitLeaders, splitUnits } from '../names/names.js';
import { squash, tidy } from '../text/text.js';
import type { ReadTask, ReadUnit } from '../result/types.js';

/** What reading a task needs to know of its plan and file. */
export interface PlanContext {
  readonly year: number;
  readonly book: NameBook;
  /** Whether "各街道、乡镇" is one name in this plan. */
  readonly keepCollectives: boolean;
}

export interface FieldReading<Value> {
  readonly value: Value;
  readonly doubts: readonly Doubt[];
}

const separateJoined = (parts: string[] | null): string[] | null => (parts && parts.length > 1 ? parts : null);

const readLeader = (name: string, line: number, { book }: PlanContext): FieldReading<string[]> => {
  const place = { line, excerpt: name, field: 'leaders' } as const;
  const parts = separateJoined(book.personParts(name));
  if (parts) {
    return {
      value: parts,
      doubts: [
        { code: 'READ_LEADER_JOINED', ...place, values: { printed: name, parts: parts.join('、') }, proposal: parts },
      ],
    };
  }
  return {
    value: [name],
    doubts: looksLikePerson(name) ? [] : [{ code: 'READ_LEADER_NAME_ODD', ...place, values: { name } }],
  };
};

export const readLeaders = (task: RawTask, context: PlanContext): FieldReading<string[]> => {
  const read = task.leaders.flatMap((field) =>
    splitLeaders(field.text).map((name) => readLeader(name, field.line, context)),
  );
  return { value: [...new Set(read.flatMap(({ value }) => value))], doubts: read.flatMap(({ doubts }) => doubts) };
};

const readUnit = (printed: string, line: number, { book }: PlanContext): FieldReading<string[]> => {
  const place = { line, excerpt: printed, field: 'units' } as const;
  const parts = separateJoined(book.unitParts(printed));
  if (parts)
    return {
      value: parts,
      doubts: [{ code: 'READ_UNIT_JOINED', ...place, values: { printed, parts: parts.join('、') }, proposal: parts }],
    };
  const name = book.correction(printed);
  if (name)
    return {
      value: [name],
      doubts: [{ code: 'READ_MISPRINT_CORRECTED', ...place, values: { printed, name }, proposal: name }],
    };
  return {
    value: [printed],
    doubts: looksLikeUnit(printed) ? [] : [{ code: 'READ_UNIT_NAME_ODD', ...place, values: { name: printed } }],
  };
};

/** One entry per name and role, in printed order. */
const withoutRepeats = (units: readonly (ReadUnit & { readonly line: number })[]): FieldReading<ReadUnit[]> => {
  const kept = new Map<string, ReadUnit>();
  const doubts: Doubt[] = [];
  for (const { name, role, line } of units) {
    const key = `${role} ${name}`;
    if (kept.has(key))
      doubts.push({ code: 'READ_UNIT_REPEATED', line, excerpt: name, field: 'units', values: { name } });
    kept.set(key, kept.get(key) ?? { name, role });
  }
  return { value: [...kept.values()], doubts };
};

export const readUnits = (task: RawTask, context: PlanContext): FieldReading<ReadUnit[]> => {
  const doubts: Doubt[] = [];
  const units = task.units.flatMap(({ text, line, role }) =>
    splitUnits(text, context.keepCollectives).flatMap((printed) => {
      const { name, leads } = readMark(printed);
      const read = readUnit(name, line, context);
      doubts.push(...read.doubts);
      return read.value.map((each) => ({ name: each, role: leads ? ('lead' as const) : role, line }));
    }),
  );
  const distinct = withoutRepeats(units);
  return { value: distinct.value, doubts: [...doubts, ...distinct.doubts] };
};

type DeadlineField = Pick<ReadTask, 'deadline' | 'deadlineText'>;

const fromText = (task: RawTask, year: number): FieldReading<DeadlineField> => {
  const found = deadlineInText(task.text, year);
  if (!found) return { value: { deadlineText: null, deadline: { kind: 'unspecified' } }, doubts: [] };
  const place = { line: task.line, excerpt: task.text, field: 'deadline', values: { printed: found.printed } } as const;
  return {
    value: { deadlineText: found.printed, deadline: found.deadline },
    doubts: [{ code: 'READ_DEADLINE_FROM_TEXT', ...place }],
  };
};

const lastDate = (deadline: ReadTask['deadline']): string | null => {
  if (deadline.kind === 'by' || deadline.kind === 'milestone') return deadline.date;
  return deadline.kind === 'window' ? deadline.to : null;
};

const isOddYear = (deadline: ReadTask['deadline'], year: number): boolean => {
  const date = lastDate(deadline);
  return date !== null && (Number(date.slice(0, 4)) < year - 1 || Number(date.slice(0, 4)) > year + 10);
};

export const readDeadlineField = (task: RawTask, { year }: PlanContext): FieldReading<DeadlineField> => {
  const raw = task.deadline;
  const printed = tidy(squash(raw?.text ?? '')).replace(/[。；;，,]+$/, '');
  if (!raw || printed === '') return fromText(task, year);
  const { deadline, understood } = readDeadline(printed, year);
  const place = {
    line: raw.line,
    excerpt: `${raw.label}：${printed}`,
    field: 'deadline',
    values: { printed, year },
  } as const;
  const value = { deadlineText: printed, deadline };
  if (!understood) return { value, doubts: [{ code: 'READ_DEADLINE_NOT_UNDERSTOOD', ...place }] };
  if (deadline.kind === 'unspecified') return { value, doubts: [{ code: 'READ_DEADLINE_INDEFINITE', ...place }] };
  return { value, doubts: isOddYear(deadline, year) ? [{ code: 'READ_DEADLINE_ODD_YEAR', ...place }] : [] };
};
