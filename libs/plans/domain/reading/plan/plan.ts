import type { Block } from '../documents/blocks.js';
import { checkTasks } from './checks.js';
import type { OfficialDocument } from '../documents/documents.js';
import { readDeadlineField, readLeaders, readUnits, type PlanContext } from './fields.js';
import { findingCodes, type FindingEntry } from '../result/finding-codes.js';
import { finding } from '../result/findings.js';
import type { Doubt, RawTask, TaskField } from '../raw-tasks/raw-task.js';
import type { Form } from '../raw-tasks/form.js';
import type { FormReading } from '../raw-tasks/form-reading.js';
import type { NameBook } from './name-book.js';
import { separatesCollectives } from '../names/names.js';
import { normalizeTime } from '../dates/printed-dates.js';
import type { Confidence, Finding, LeftOut, ReadPlan, ReadTask } from '../result/types.js';

/** A block that a form has recognised. */
export interface RecognisedPlan {
  readonly document: OfficialDocument;
  readonly block: Block;
  readonly form: Form;
  readonly reading: FormReading;
}

const yearIn = (text: string | null): number | null => {
  const year = /((?:19|20)\d\d)(?:年|-\d{4}年|[〕\]】）)])/.exec(normalizeTime(text ?? ''))?.[1];
  return year === undefined ? null : Number(year);
};

const commonestYear = (block: Block): number | null => {
  const text = block.body
    .map((line) => line.text)
    .join('')
    .replace(/\s/g, '');
  const years = [...text.matchAll(/(20\d\d)年/g)].map((match) => match[1]!);
  const best = [...Map.groupBy(years, (year) => year)].sort(([, a], [, b]) => b.length - a.length)[0];
  return best ? Number(best[0]) : null;
};

/** The title of the block, unless the form knows a better one. */
export const titleOf = ({ block, reading }: Pick<RecognisedPlan, 'block' | 'reading'>): string =>
  reading.title ?? block.title;

const unknownYear = 2000;

/** The year in the title counts, not the year of issue: plans come out before and after their year begins. */
const yearOf = ({ document, block, reading }: RecognisedPlan): number | null =>
  reading.year ??
  yearIn(block.title) ??
  yearIn(document.title) ??
  (document.issuedOn ? Number(document.issuedOn.slice(0, 4)) : null) ??
  yearIn(document.documentNumber) ??
  commonestYear(block);

const certainty: Readonly<Record<Finding['severity'], number>> = { info: 0.9, warning: 0.6, error: 0.3 };
const missing = 0;

const confidenceOf = (doubts: readonly Doubt[]): Confidence => {
  const of = (field: TaskField): number =>
    Math.min(
      1,
      ...doubts
        .filter((doubt) => doubt.field === field)
        .map(({ code }) =>
          code === 'READ_LABEL_MISSING' ? missing : certainty[(findingCodes[code] as FindingEntry).severity],
        ),
    );
  return {
    number: of('number'),
    section: of('section'),
    text: of('text'),
    leaders: of('leaders'),
    units: of('units'),
    deadline: of('deadline'),
  };
};

interface Reading {
  readonly task: Omit<ReadTask, 'confidence'>;
  readonly doubts: readonly Doubt[];
}

const readTask = (raw: RawTask, number: number, context: PlanContext): Reading => {
  const leaders = readLeaders(raw, context);
  const units = readUnits(raw, context);
  const deadline = readDeadlineField(raw, context);
  return {
    task: {
      number,
      numberText: raw.numberText,
      section: raw.section,
      subsection: raw.subsection,
      theme: raw.theme,
      text: raw.text,
      leaders: leaders.value,
      units: units.value,
      contacts: raw.contacts,
      ...deadline.value,
      line: raw.line,
      lines: raw.lines,
    },
    doubts: [...raw.doubts, ...leaders.doubts, ...units.doubts, ...deadline.doubts],
  };
};

/** A task without a number takes the one after its predecessor's. */
const numbersOf = (raws: readonly RawTask[]): number[] => {
  const numbers: number[] = [];
  for (const raw of raws) numbers.push(raw.number ?? (numbers.at(-1) ?? 0) + 1);
  return numbers;
};

const findingOf = (doubt: Doubt, taskIndex: number): Finding => {
  const { severity } = doubt;
  const proposal = doubt.proposal === undefined ? {} : { proposal: doubt.proposal };
  return finding(
    doubt.code,
    {
      line: doubt.line,
      excerpt: doubt.excerpt,
      field: doubt.field,
      taskIndex,
      ...proposal,
      ...(severity ? { severity } : {}),
    },
    doubt.values,
  );
};

const lineReasons = {
  'page-number': 'page-number',
  'running-head': 'running-head',
  content: 'notice',
  blank: 'notice',
} as const;

/** Every line of the range that holds something and went into no task and no heading, with the reason. */
const leftOutOf = ({ block, reading }: RecognisedPlan, tasks: readonly ReadTask[]): LeftOut[] => {
  const used = new Set([...tasks.flatMap(({ lines }) => lines), ...reading.headings.flatMap(({ lines }) => lines)]);
  const reasons = new Map(reading.leftOut.map(({ line, reason }) => [line.number, reason]));
  const titles = new Set(block.titleLines.map(({ number }) => number));
  const preamble = block.preamble
    .filter(({ kind }) => kind !== 'blank')
    .map(({ number, text, kind }): LeftOut => ({
      line: number,
      text,
      reason: titles.has(number) ? 'title' : lineReasons[kind],
    }));
  const body = block.body
    .filter(({ number, kind }) => kind !== 'blank' && !used.has(number))
    .map(({ number, text, kind }): LeftOut => ({
      line: number,
      text,
      reason: reasons.get(number) ?? (kind === 'content' ? 'stray-text' : lineReasons[kind]),
    }));
  return [...preamble, ...body];
};

/** Whether the date of a deadline was reckoned from the plan's year. */
const needsYear = ({ deadline, deadlineText }: ReadTask): boolean =>
  !/\d{4}/.test(deadlineText ?? '') && ['by', 'window', 'milestone'].includes(deadline.kind);

const planFindings = (recognised: RecognisedPlan, tasks: readonly ReadTask[], year: number | null): Finding[] => {
  const severity = tasks.some(needsYear) ? 'error' : 'info';
  const place = { line: recognised.block.lineRange[0], excerpt: recognised.block.title, field: 'deadline' };
  const unknown = year === null ? [finding('READ_YEAR_UNKNOWN', { ...place, severity }, { year: unknownYear })] : [];
  const after = recognised.reading.tasks.at(-1)?.lines.at(-1) ?? 0;
  const others = recognised.reading.doubts.map(({ code, line, excerpt, values }) =>
    finding(
      code,
      { line, excerpt, ...(code === 'READ_STRAY_TEXT' && line > after ? { severity: 'info' as const } : {}) },
      values,
    ),
  );
  return [...unknown, ...others];
};

/** From a recognised form to the plan: names and dates read, tasks compared, every line accounted for. */
export const readPlan = (recognised: RecognisedPlan, book: NameBook, documentName: string): ReadPlan => {
  const { document, block, reading, form } = recognised;
  const year = yearOf(recognised);
  const keepCollectives = !separatesCollectives(reading.tasks.flatMap((raw) => raw.units.map(({ text }) => text)));
  const context: PlanContext = { year: year ?? unknownYear, book, keepCollectives };
  const numbers = numbersOf(reading.tasks);
  const readings = reading.tasks.map((raw, i) => readTask(raw, numbers[i]!, context));
  const bare = readings.map(({ task }): ReadTask => ({ ...task, confidence: confidenceOf([]) }));
  const checked = checkTasks(reading.tasks, bare);
  const doubts = readings.map((each, i) => [...each.doubts, ...checked(i)]);
  const tasks = bare.map((task, i): ReadTask => ({ ...task, confidence: confidenceOf(doubts[i]!) }));
  return {
    document: documentName,
    title: titleOf(recognised),
    documentNumber: document.documentNumber,
    issuedOn: document.issuedOn,
    issuer: document.issuer,
    year: context.year,
    lineRange: block.lineRange,
    form: form.name,
    tasks,
    headings: reading.headings,
    leftOut: leftOutOf(recognised, tasks),
    findings: [
      ...planFindings(recognised, tasks, year),
      ...doubts.flatMap((each, i) => each.map((doubt) => findingOf(doubt, i))),
    ],
  };
};
