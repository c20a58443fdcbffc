import { hanNumber } from '../../numbers/numerals.js';
import { printedNumber } from '../../numbers/numbering.js';
import { squash } from '../../text/text.js';
import type { RawTask } from '../../raw-tasks/raw-task.js';

export interface RowNumber {
  readonly value: number | null;
  readonly printed: string | null;
}

const none: RowNumber = { value: null, printed: null };

/** 1, 01, 1., （一）, 一、, 任务3: the number in a cell of its own. */
export const numberOf = (cell: string): RowNumber => {
  const flat = squash(cell);
  if (flat === '') return none;
  const arabic = /^(?:第|任务|项目|事项)?(\d{1,4})(?:\.0+)?[.．、项]?$/.exec(flat)?.[1];
  const value = arabic === undefined ? (printedNumber(flat)?.value ?? hanNumber(flat)) : Number(arabic);
  return value === null || value === 0 ? none : { value, printed: flat };
};

const key = ({ section, subsection }: RawTask, number: number): string => JSON.stringify([section, subsection, number]);

/** Whether numbers filled in by place would repeat printed ones: then the column numbers groups, not tasks. */
const numbersGroups = (tasks: readonly RawTask[]): boolean => {
  const printed = new Set(tasks.flatMap((task) => (task.number === null ? [] : [key(task, task.number)])));
  let before = 0;
  return tasks.some((task) => {
    before = task.number ?? before + 1;
    return task.number === null && printed.has(key(task, before));
  });
};

const hasNumbers = (tasks: readonly RawTask[]): boolean => tasks.some(({ number }) => number !== null);

/** Tasks of a table that numbers none of them, or only groups of them, are numbered by their place. */
export const numbered = (tasks: readonly RawTask[]): RawTask[] =>
  hasNumbers(tasks) && !numbersGroups(tasks)
    ? [...tasks]
    : tasks.map((task, i) => ({ ...task, number: i + 1, numberText: null }));
