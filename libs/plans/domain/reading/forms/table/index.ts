import type { Block } from '../../documents/blocks.js';
import { splitUnits } from '../../names/names.js';
import { titleKey } from '../../documents/titles.js';
import type { Form } from '../../raw-tasks/form.js';
import type { FormReading, LeftOutLine } from '../../raw-tasks/form-reading.js';
import { splitImprint } from '../../documents/imprint.js';
import { rowsOf } from './rows.js';
import { rawTasks } from './tasks.js';

const fewest = 2;

/**
 * A table whose head names a number, a task and the units responsible, flattened to text by an extraction: cell after
 * cell, each broken over lines, the head repeated on every page.
 */
export const tableForm: Form = {
  name: 'table',
  recognise(block: Block): FormReading | null {
    const [body, imprint] = splitImprint(block.body.filter(({ kind }) => kind !== 'blank'));
    const isTitle = (text: string): boolean => titleKey(text) === titleKey(block.title);
    const table = rowsOf(body.filter(({ text }) => !isTitle(text)));
    const tasks = rawTasks(table);
    const withUnits = tasks.filter(({ units }) => units.some(({ text }) => splitUnits(text, true).length > 0)).length;
    if (tasks.length < fewest || withUnits < tasks.length / 2) return null;
    return {
      tasks,
      headings: table.headings,
      leftOut: [...table.leftOut, ...imprint.map((line): LeftOutLine => ({ line, reason: 'end-matter' }))],
      doubts: [],
    };
  },
};
