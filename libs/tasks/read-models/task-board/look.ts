import type { LocalDate } from '#kernel';
import type { Scope } from '#tasks/contract';
import type { TaskRow, UnitPart } from '../task-row/row.js';

/** On which day a row is looked at, and by whom. */
export interface Look {
  readonly day: LocalDate;
  /** The part of the unit that looks; undefined when it is no unit, and may read everything. */
  readonly own: UnitPart | undefined;
  /** The part whose reports alone are shown; undefined when those of all units are. */
  readonly onlyReportsOf: UnitPart | undefined;
}

/** The columns that tell how somebody looks. */
export const lookColumns = ['taskId', 'parts', 'consolidatingUnit'] as const satisfies (keyof TaskRow)[];
type LookRow = Pick<TaskRow, (typeof lookColumns)[number]>;

/** The unit that consolidates reads the reports of all. @throws TypeError for a unit without a part: its board has no such row. */
export function lookOf(scope: Scope, row: LookRow, day: LocalDate): Look {
  if (scope.kind !== 'unit') return { day, own: undefined, onlyReportsOf: undefined };
  const own = partOf(row, scope.unit);
  return { day, own, onlyReportsOf: row.consolidatingUnit === own.unit ? undefined : own };
}

export function partOf({ taskId, parts }: Pick<LookRow, 'taskId' | 'parts'>, unit: string): UnitPart {
  const own = parts.find((part) => part.unit === unit);
  if (!own) throw new TypeError(`${unit} has no part in ${taskId}`);
  return own;
}
