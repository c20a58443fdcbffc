import type { Doubt, RawTask } from '../raw-tasks/raw-task.js';
import { vocabulary } from '../vocabulary/vocabulary.js';
import type { ReadTask } from '../result/types.js';

/** Doubts of one task by its index, to be appended to what reading it gave. */
export type DoubtsOf = (index: number) => Doubt[];

const placeOf = (task: ReadTask): { line: number; excerpt: string } => ({
  line: task.line,
  excerpt: `${task.numberText ?? ''}${task.text}`,
});

const samePart = (a: ReadTask, b: ReadTask): boolean => a.section === b.section && a.subsection === b.subsection;

/** Numbers run on through the plan, or begin at 1 in each part. */
const numberDoubt = (task: ReadTask, before: ReadTask | undefined, isRepeated: boolean): Doubt[] => {
  if (!before || task.number === before.number + 1 || (task.number === 1 && !samePart(task, before))) return [];
  const place = { ...placeOf(task), field: 'number' } as const;
  if (isRepeated) return [{ code: 'READ_NUMBER_REPEATED', ...place, values: { number: task.number } }];
  return [{ code: 'READ_NUMBER_SKIPPED', ...place, values: { before: before.number, after: task.number } }];
};

const partKey = ({ section, subsection, number }: ReadTask): string => JSON.stringify([section, subsection, number]);

/** Indexes of tasks whose number stood before in the same part. */
const repeatedNumbers = (reads: readonly ReadTask[]): Set<number> => {
  const seen = new Set<string>();
  const repeated = new Set<number>();
  reads.forEach((read, i) => {
    if (seen.has(partKey(read))) repeated.add(i);
    seen.add(partKey(read));
  });
  return repeated;
};

interface Expectation {
  readonly field: 'leaders' | 'units' | 'deadline';
  readonly label: string;
  /** Whether the form gives it for this task, under a label or in a column. */
  readonly has: (raw: RawTask) => boolean;
  readonly lacks: (raw: RawTask, read: ReadTask) => boolean;
}

const mostFrequent = (words: readonly string[], otherwise: string): string => {
  const groups = [...Map.groupBy(words, (word) => word)].sort(([, a], [, b]) => b.length - a.length);
  return groups[0]?.[0] ?? otherwise;
};

const expectations = (raws: readonly RawTask[]): Expectation[] => {
  const labels = (pick: (raw: RawTask) => readonly { readonly label: string }[]): string[] =>
    raws.flatMap((raw) => pick(raw).map(({ label }) => label));
  return [
    {
      field: 'units',
      label: mostFrequent(
        labels((raw) => raw.units),
        vocabulary.main.usual,
      ),
      has: (raw) => raw.units.length > 0,
      lacks: (_, read) => read.units.length === 0,
    },
    {
      field: 'leaders',
      label: mostFrequent(
        labels((raw) => raw.leaders),
        vocabulary.leader.usual,
      ),
      has: (raw) => raw.leaders.length > 0,
      lacks: (_, read) => read.leaders.length === 0,
    },
    {
      field: 'deadline',
      label: mostFrequent(
        labels((raw) => (raw.deadline ? [raw.deadline] : [])),
        vocabulary.deadline.usual,
      ),
      has: (raw) => raw.deadline !== null,
      lacks: (raw, read) => (raw.deadline?.text ?? '').trim() === '' && read.deadline.kind === 'unspecified',
    },
  ];
};

/** Parts of at least two tasks, none of which has what most of the plan has: aims, for which nobody answers alone. */
const partsWithout = (reads: readonly ReadTask[], lacking: ReadonlySet<number>): Set<string | null> => {
  const parts = Map.groupBy(reads.keys(), (i) => reads[i]!.section);
  return new Set(
    [...parts]
      .filter(([, tasks]) => tasks.length > 1 && tasks.every((i) => lacking.has(i)))
      .map(([section]) => section),
  );
};

/** Of the other tasks, the share with a deadline above which one without is surely an omission: some have none by right. */
const nearlyAll = 0.9;

/** Nobody can be sent a task without a unit; a leader or a deadline may be left open where not all tasks have one. */
const severityOf = (field: Expectation['field'], share: number): 'error' | 'warning' => {
  if (field === 'units') return 'error';
  return field === 'deadline' && share >= nearlyAll ? 'error' : 'warning';
};

/** What most tasks of a plan have, each of them should have. */
const missingLabels = (raws: readonly RawTask[], reads: readonly ReadTask[]): DoubtsOf => {
  const lacking = expectations(raws).map((expectation) => {
    const indexes = new Set(reads.flatMap((read, i) => (expectation.lacks(raws[i]!, read) ? [i] : [])));
    return { ...expectation, indexes, parts: partsWithout(reads, indexes) };
  });
  const expected = lacking.filter(
    ({ indexes, has }) => indexes.size < reads.length / 2 && raws.filter(has).length > reads.length / 2,
  );
  return (i) =>
    expected
      .filter(({ indexes }) => indexes.has(i))
      .map(({ field, label, parts, indexes }): Doubt => ({
        ...(parts.has(reads[i]!.section)
          ? { code: 'READ_LABEL_MISSING_IN_PART' }
          : { code: 'READ_LABEL_MISSING', severity: severityOf(field, 1 - (indexes.size - 1) / reads.length) }),
        ...placeOf(reads[i]!),
        field,
        values: { label },
      }));
};

const shortest = 4;
const longest = 600;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const textDoubts = (reads: readonly ReadTask[]): DoubtsOf => {
  const limit = Math.max(longest, 8 * median(reads.map(({ text }) => text.length)));
  return (i) => {
    const read = reads[i]!;
    const place = { ...placeOf(read), field: 'text', values: { length: read.text.length } } as const;
    if (read.text.length < shortest) return [{ code: 'READ_TEXT_SUSPICIOUSLY_SHORT', ...place }];
    return read.text.length > limit ? [{ code: 'READ_TEXT_SUSPICIOUSLY_LONG', ...place }] : [];
  };
};

/** What looks wrong when the tasks of a plan are compared with one another. */
export const checkTasks = (raws: readonly RawTask[], reads: readonly ReadTask[]): DoubtsOf => {
  const missing = missingLabels(raws, reads);
  const texts = textDoubts(reads);
  const repeated = repeatedNumbers(reads);
  return (i) => {
    const unnumbered: Doubt[] =
      raws[i]!.number === null
        ? [
            {
              code: 'READ_NUMBER_MISSING',
              ...placeOf(reads[i]!),
              field: 'number',
              values: { number: reads[i]!.number },
            },
          ]
        : [];
    return [...unnumbered, ...numberDoubt(reads[i]!, reads[i - 1], repeated.has(i)), ...missing(i), ...texts(i)];
  };
};
