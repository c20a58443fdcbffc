import type { ReadPlan, ReadTask } from '../../libs/plans/domain/reading/index.js';

/** A task as a person labelled it; only these fields are scored. */
export interface GoldTask {
  readonly number: number;
  readonly section: string | null;
  readonly theme: string | null;
  readonly text: string;
  readonly leaders: readonly string[];
  readonly units: readonly { readonly name: string; readonly role: string }[];
  readonly deadline: Readonly<Record<string, unknown>>;
  readonly line: number;
}

export interface GoldPlan {
  readonly document: string;
  readonly title: string;
  readonly documentNumber: string;
  readonly issuedOn: string;
  readonly lineRange: readonly [number, number];
  readonly tasks: readonly GoldTask[];
}

/** Field → share of the labelled tasks that were read so. */
export type Scores = Readonly<Record<string, number>>;

/** Every task found, every field as labelled, and nothing read that is no task. */
export const everything: Scores = {
  found: 1,
  section: 1,
  theme: 1,
  text: 1,
  leaders: 1,
  units: 1,
  roles: 1,
  deadline: 1,
  line: 1,
  precision: 1,
};

const flat = (text: string | null): string => (text ?? '').normalize('NFKC').replace(/[\s《》〈〉]/g, '');
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const deadlineKey = (deadline: object): unknown[] => {
  const { kind, date, from, to, thenOngoing } = deadline as Record<string, unknown>;
  return [kind, date ?? null, from ?? null, to ?? null, thenOngoing ?? false];
};

const fields: Readonly<Record<string, (gold: GoldTask, read: ReadTask) => boolean>> = {
  section: (gold, read) => flat(gold.section) === flat(read.section),
  theme: (gold, read) => flat(gold.theme) === flat(read.theme),
  text: (gold, read) => flat(gold.text) === flat(read.text),
  leaders: (gold, read) => same(gold.leaders, read.leaders),
  units: (gold, read) =>
    same(
      gold.units.map(({ name }) => name),
      read.units.map(({ name }) => name),
    ),
  roles: (gold, read) =>
    same(
      gold.units.map(({ name, role }) => [name, role]),
      read.units.map(({ name, role }) => [name, role]),
    ),
  deadline: (gold, read) => same(deadlineKey(gold.deadline), deadlineKey(read.deadline)),
  line: (gold, read) => Math.abs(gold.line - read.line) <= 1,
};

const key = ({ section, number }: GoldTask | ReadTask): string => `${flat(section)}#${number}`;

/** Compares a plan with its labels; tasks of one section that share a number are taken in order. `precision` is the share of tasks read that are labelled. */
export const score = (gold: GoldPlan, plan: ReadPlan | undefined): Scores => {
  const read = Map.groupBy(plan?.tasks ?? [], key);
  const pairs = gold.tasks.map((task) => [task, read.get(key(task))?.shift()] as const);
  const share = (matches: (gold: GoldTask, read: ReadTask) => boolean): number =>
    pairs.filter(([task, found]) => found !== undefined && matches(task, found)).length / gold.tasks.length;
  const found = pairs.filter(([, task]) => task !== undefined).length;
  return {
    found: share(() => true),
    ...Object.fromEntries(Object.entries(fields).map(([field, matches]) => [field, share(matches)])),
    precision: plan && plan.tasks.length > 0 ? found / plan.tasks.length : 0,
  };
};
