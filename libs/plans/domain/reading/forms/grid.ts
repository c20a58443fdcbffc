import type { Block } from '../blocks.js';
import { splitUnits } from '../names.js';
import type { Form, FormReading, LeftOutLine } from './form.js';
import { isRow } from './grid/head.js';
import { gridRows } from './grid/rows.js';
import { gridTasks } from './grid/tasks.js';
import { splitImprint } from './imprint.js';

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
