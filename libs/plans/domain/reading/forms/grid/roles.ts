import type { GridColumn, GridHead } from './head.js';
import { isWording } from './kinds.js';
import type { GridRow } from './rows.js';

export interface WordingColumns {
  /** Themes, outermost first. */
  readonly themes: readonly GridColumn[];
  /** What is joined to the task's text, in printed order. */
  readonly text: readonly GridColumn[];
}

/** Whether a cell of this column belongs to several rows: it is merged, or blank beside wording of the row's own. */
const spansRows = (column: GridColumn, others: readonly GridColumn[], rows: readonly GridRow[]): boolean =>
  rows.some(({ rows: [first] }) => {
    const cell = first?.cells[column.at];
    const beside = others.some(({ at }) => first?.cells[at]?.covered === false && first.cells[at].text !== '');
    return beside && cell !== undefined && (cell.covered || cell.text === '');
  });

/** Which columns are themes: those called so, a 重点任务 before its 工作措施, and what is merged over several rows. */
export const wordingColumns = (columns: GridHead['columns'], rows: readonly GridRow[]): WordingColumns => {
  const called = columns.filter(({ kind }) => kind === 'theme');
  const wording = columns.filter(({ kind }) => isWording(kind));
  const isTheme = (column: GridColumn, i: number): boolean => {
    const behind = wording.slice(i + 1);
    if (behind.length === 0) return false;
    if (column.kind === 'task' && behind.some(({ kind }) => kind === 'content')) return true;
    return spansRows(column, behind, rows);
  };
  const themes = [...called, ...wording.filter(isTheme)].sort((a, b) => a.at - b.at);
  const text = wording.filter((column) => !themes.includes(column));
  return text.length > 0 ? { themes, text } : { themes: themes.slice(0, -1), text: themes.slice(-1) };
};
