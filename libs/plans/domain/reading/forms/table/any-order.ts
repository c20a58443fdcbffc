import type { RawTask } from '../../raw-tasks/raw-task.js';
import { isNameHead } from '../../vocabulary/flat-heads.js';
import { tokensOf } from './cell-tokens.js';
import type { Column } from '../../labels/table-heads.js';
import { cellsOfPart, layoutOf, rowsOfPart, withWidths, type CellRow, type Layout } from './layout.js';
import type { Row, TableRows } from './rows.js';
import { TaskMaker, themeColumns } from './task-maker.js';

/** What a table's rows and their parts hold, column by column. */
type Reading = readonly (readonly CellRow[])[];

/** Reads twice: the widths of the columns, learned from the first reading, are evidence for the second. */
const twice = (layout: Layout, read: (layout: Layout) => Reading): readonly [Reading, Layout] => {
  const measured = withWidths(layout, read(layout));
  return [read(measured), measured];
};

const tasksOf = (columns: readonly Column[], rows: readonly Row[], read: Reading, layout: Layout): RawTask[] => {
  const maker = new TaskMaker(columns, themeColumns(columns, read), layout);
  rows.forEach((row, i) => maker.tasks.push(maker.make(row, read[i]!)));
  return maker.tasks;
};

/** Tasks of a table whose columns stand in any order: each row is shared among them in the way that fits best. */
export const tasksInAnyOrder = ({ columns, rows }: TableRows): RawTask[] => {
  const shared = columns.filter(({ kind }) => kind !== 'number');
  const parts = rows.map((row) => row.parts.map(tokensOf));
  const [read, layout] = twice(layoutOf(shared, rows), (each) =>
    parts.map((row) => row.map((part) => cellsOfPart(part, each))),
  );
  return tasksOf(shared, rows, read, layout);
};

/** A row of an unnumbered table, cut out of the stretch between two headings. */
const cutOut = (stretch: Row, cells: CellRow, number: number): Row => {
  const lines = [...new Set(cells.flat().map(({ row }) => row.line))].sort((a, b) => a.number - b.number);
  return { ...stretch, number, lines };
};

/** Tasks of a table without numbers: its rows begin where the columns begin again. */
export const tasksWithoutNumbers = ({ columns, rows: stretches }: TableRows): RawTask[] => {
  const tokens = stretches.map(({ parts }) => tokensOf(parts.flat()));
  const cut = (layout: Layout): CellRow[][] => tokens.map((each) => rowsOfPart(each, layout));
  const [, layout] = twice(layoutOf(columns, stretches), (each) =>
    cut(each)
      .flat()
      .map((cells) => [cells]),
  );
  const found = cut(layout).flatMap((group, i) => group.map((cells) => ({ stretch: stretches[i]!, cells })));
  const rows = found.map(({ stretch, cells }, i) => cutOut(stretch, cells, i + 1));
  return tasksOf(
    columns,
    rows,
    found.map(({ cells }) => [cells]),
    layout,
  );
};

const kindsOf = (columns: readonly Column[]): string => columns.map(({ kind }) => kind).join(' ');

/** 序号, theme and wording, deadline, leaders, units: the columns that the closer reading knows. */
const usual = /^number (?:text ){1,2}deadline (?:leader )?(?:main|lead)(?: (?:main|lead|support))?$/;

export const hasUsualOrder = (columns: readonly Column[]): boolean =>
  usual.test(kindsOf(columns)) && !columns.slice(0, -1).some(({ kind, word }) => kind === 'text' && isNameHead(word));
