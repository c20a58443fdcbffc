import { readFileSync } from 'node:fs';
import type { Target } from '#tasks/contract';

export interface LabelledTarget extends Pick<Target, 'comparator' | 'value' | 'upper' | 'unit' | 'kind'> {
  readonly seq: number;
  /** Words that the indicator must hold. */
  readonly about: string;
}

/** Every figure of a plan that a careful reader takes for a target; tasks that are not listed have none. */
export interface LabelledTargets {
  readonly document: string;
  readonly title: string;
  readonly tasks: number;
  readonly targets: readonly LabelledTarget[];
}

export interface TargetScore {
  readonly labelled: number;
  readonly read: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  /** Right, but the indicator does not say what is measured. */
  readonly misnamed: readonly string[];
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

export const labelledTargets = (name: string): LabelledTargets =>
  JSON.parse(readFileSync(new URL(`./targets/${name}.json`, import.meta.url), 'utf8')) as LabelledTargets;

const key = (seq: number, { comparator, value, upper, unit, kind }: Omit<LabelledTarget, 'seq' | 'about'>): string =>
  `${seq} ${comparator}${value}${upper === null ? '' : `–${upper}`}${unit} ${kind}`;

/** `read`: the targets of each task, in the order of the plan. */
export function targetScore({ targets }: LabelledTargets, read: readonly (readonly Target[])[]): TargetScore {
  const open = targets.map((target) => ({ key: key(target.seq, target), about: target.about }));
  const wrong: string[] = [];
  const misnamed: string[] = [];
  for (const [at, found] of read.entries()) {
    for (const target of found) {
      const place = open.findIndex((label) => label.key === key(at + 1, target));
      if (place < 0) wrong.push(`${key(at + 1, target)} “${target.printed}”`);
      else if (!target.indicator.includes(open.splice(place, 1)[0]!.about))
        misnamed.push(`${at + 1} ${target.indicator}`);
    }
  }
  const all = read.flat().length;
  const right = all - wrong.length;
  return {
    labelled: targets.length,
    read: all,
    right,
    precision: right / all,
    recall: right / targets.length,
    misnamed,
    wrong,
    missed: open.map((label) => label.key),
  };
}
