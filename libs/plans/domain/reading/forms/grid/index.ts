import type { Block } from '../../documents/blocks.js';
import { splitUnits } from '../../names/names.js';
import type { Form } from '../../raw-tasks/form.js';
import type { FormReading, LeftOutLine } from '../../raw-tasks/form-reading.js';
import { isRow } from './head.js';
import { gridRows } from './rows.js';
import { gridTasks } from './tasks.js';
import { splitImprint } from '../../documents/imprint.js';

export { namesTable } from './head.js';

/** A table whose cells the file's format knows: of a .docx, .xlsx, .csv, .html or .pdf. */
export const gridForm: Form = {
  name: 'grid',
  recognise(block: Block): FormReading | null {
    if (!block.body.some(isRow)) return null;
    const [body, imprint] = splitImprint(block.body.filter(({ kind }) => kind !== 'blank'));
    const grid = gridRows(body);
    const tasks = gridTasks(grid.rows);
    const withUnits = tasks.filter(({ units }) => units.some(({ text }) => splitUnits(text, true).length > 0)).length;
    if (tasks.length === 0 || withUnits < tasks.length / 2) return null;
    return {
      tasks,
      headings: grid.headings,
      leftOut: [...grid.leftOut, ...imprint.map((line): LeftOutLine => ({ line, reason: 'end-matter' }))],
      doubts: grid.doubts,
    };
  },
};
