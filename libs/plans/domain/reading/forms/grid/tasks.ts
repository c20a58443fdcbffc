import type { AssignmentRole } from '#tasks/contract';
import { printedNumber } from '../../numbers/numbering.js';
import { squash } from '../../text/text.js';
import type { RawField, RawTask, RawUnits } from '../../raw-tasks/raw-task.js';
import { knownNames, personsOf, unitsOf, valueOf, wordingOf, type KnownNames } from './cell-text.js';
import { contactsOf } from './contacts.js';
import type { GridColumn, RowLine } from './head.js';
import { isUnitKind } from '../../vocabulary/concepts.js';
import type { GridKind } from '../../vocabulary/grid-heads.js';
import { labelledParts } from './labelled.js';
import { numbered, numberOf } from './numbers.js';
import { wordingColumns, type WordingColumns } from './roles.js';
import type { GridRow } from './rows.js';

interface Context {
  readonly known: KnownNames;
  readonly wording: WordingColumns;
  /** Whether headings give the section; else the outer one of two theme columns does. */
  readonly hasSections: boolean;
}

/** A cell that only repeats the text of a merged cell to its left adds nothing. */
const repeatsLeft = (row: RowLine, { at }: GridColumn): boolean => {
  const [cell, left] = [row.cells[at], row.cells[at - 1]];
  return cell !== undefined && left !== undefined && cell.covered && cell.text !== '' && cell.text === left.text;
};

/** A column's text in all rows of a task: the first row's, merged or not, and what further rows add. */
const textIn = ({ rows }: GridRow, column: GridColumn): string =>
  rows
    .filter((row, i) => !repeatsLeft(row, column) && (i === 0 || row.cells[column.at]?.covered === false))
    .map((row) => row.cells[column.at]?.text ?? '')
    .filter((text) => text !== '')
    .join('\n');

const ofKind = ({ columns }: GridRow, kind: GridKind): GridColumn[] => columns.filter((column) => column.kind === kind);

const roleOf = (kind: 'main' | 'lead' | 'support', hasMain: boolean): AssignmentRole =>
  kind === 'lead' && !hasMain ? 'main' : kind;

const unitFields = (
  row: GridRow,
  column: GridColumn,
  { known }: Context,
): { units: RawUnits[]; leaders: RawField[] } => {
  const hasMain = ofKind(row, 'main').length > 0;
  const line = row.rows[0]!.number;
  const text = textIn(row, column);
  const parts = labelledParts(text) ?? [{ kind: column.kind, word: column.word, text }];
  const labelledMain = parts.some(({ kind }) => kind === 'main');
  const units = parts.flatMap(({ kind, word, text: part }): RawUnits[] =>
    kind !== 'text' && isUnitKind(kind) && part !== ''
      ? [
          {
            text: unitsOf(part, known),
            line,
            label: word,
            role: roleOf(kind, parts.length > 1 ? labelledMain : hasMain),
          },
        ]
      : [],
  );
  const leaders = parts
    .filter(({ kind }) => kind === 'leader')
    .map(({ text: part, word }) => ({ text: personsOf(part), line, label: word }));
  return { units, leaders };
};

const deadlineOf = (row: GridRow): RawField | null => {
  const [start] = ofKind(row, 'start');
  const ends = ofKind(row, 'deadline');
  const line = row.rows[0]!.number;
  const end = ends.map((column) => ({ column, text: valueOf(textIn(row, column)) })).find(({ text }) => text !== '');
  const from = start ? valueOf(textIn(row, start)) : '';
  if (end && from !== '') return { text: `${from}—${end.text}`, line, label: end.column.word };
  if (end) return { text: end.text, line, label: end.column.word };
  if (from !== '') return { text: `${from}${/[起始动工]$/.test(from) ? '' : '启动'}`, line, label: start!.word };
  return ends[0] ? { text: '', line, label: ends[0].word } : null;
};

const sameText = (a: string, b: string): boolean => squash(a) === squash(b);

const themesOf = (row: GridRow, { themes }: WordingColumns): (string | null)[] =>
  themes.map((column) => {
    const text = squash(valueOf(textIn(row, column)));
    return text === '' ? null : text;
  });

const printedIn = (row: GridRow, { text }: WordingColumns): string =>
  text
    .map((column) => wordingOf(textIn(row, column)))
    .filter((part, i, all) => part !== '' && !all.slice(0, i).some((before) => sameText(before, part)))
    .join('\n');

const isSamePart = (before: RawTask, row: GridRow): boolean =>
  before.section === row.section && before.subsection === row.subsection;

interface Wording {
  readonly number: number | null;
  readonly numberText: string | null;
  readonly text: string;
}

/** The number stands in its column, or, in a table without one, before the text. */
const wordingAndNumber = (row: GridRow, context: Context): Wording => {
  const text = printedIn(row, context.wording);
  const [column] = ofKind(row, 'number');
  if (column) {
    const cell = row.rows[0]!.cells[column.at];
    const { value, printed } = numberOf(cell?.covered ? '' : (cell?.text ?? ''));
    return { number: value, numberText: printed, text };
  }
  const before = printedNumber(text);
  if (!before || before.uncertain || before.style === 'circled') return { number: null, numberText: null, text };
  return { number: before.value, numberText: before.printed, text: before.rest };
};

/** Section and theme of a row; blank cells mean "as above" within one part of the table. */
const place = (row: GridRow, before: RawTask | undefined, context: Context): Pick<RawTask, 'section' | 'theme'> => {
  const themes = themesOf(row, context.wording);
  const outer = themes.length > 1 && !context.hasSections ? (themes[0] ?? before?.section ?? null) : row.section;
  const inner = themes.length > 1 && !context.hasSections ? themes.slice(1) : themes;
  const own = inner.filter((theme) => theme !== null).join(' ');
  const asAbove = before && before.section === outer && before.subsection === row.subsection ? before.theme : null;
  return { section: outer, theme: own === '' ? asAbove : own };
};

const rawTask = (row: GridRow, before: RawTask | undefined, context: Context): RawTask => {
  const unitColumns = row.columns.filter(({ kind }) => isUnitKind(kind));
  const fields = unitColumns.map((column) => unitFields(row, column, context));
  const leaderColumns = ofKind(row, 'leader');
  const line = row.rows[0]!.number;
  const leaders = leaderColumns
    .map((column) => ({ text: personsOf(textIn(row, column)), line, label: column.word }))
    .filter(({ text }) => text !== '');
  const told = [...leaders, ...fields.flatMap((field) => field.leaders)];
  const isBlank = leaderColumns.length > 0 && told.length === 0;
  const units = fields.flatMap((field) => field.units);
  return {
    ...wordingAndNumber(row, context),
    ...place(row, before, context),
    subsection: row.subsection,
    leaders: isBlank && before && isSamePart(before, row) ? before.leaders : told,
    units,
    contacts: contactsOf(
      units.filter(({ role }) => role !== 'support').map(({ text }) => text),
      ofKind(row, 'contact').map((column) => textIn(row, column)),
      ofKind(row, 'phone').map((column) => textIn(row, column)),
    ),
    deadline: deadlineOf(row),
    line,
    lines: row.rows.map(({ number }) => number),
    doubts: [],
  };
};

/** The rows of one head read cell by cell. */
const tasksUnder = (rows: readonly GridRow[], known: KnownNames, hasSections: boolean): RawTask[] => {
  const context: Context = { known, wording: wordingColumns(rows[0]!.columns, rows), hasSections };
  const tasks: RawTask[] = [];
  for (const row of rows) tasks.push(rawTask(row, tasks.at(-1), context));
  return numbered(tasks);
};

/** Makes a task of each row, head by head. */
export const gridTasks = (rows: readonly GridRow[]): RawTask[] => {
  const known = knownNames(
    rows.flatMap(({ columns, rows: lines }) =>
      columns
        .filter(({ kind }) => isUnitKind(kind))
        .flatMap(({ at }) =>
          lines.filter(({ cells }) => cells[at]?.covered === false).map(({ cells }) => cells[at]!.text),
        ),
    ),
  );
  const hasSections = rows.some(({ section }) => section !== null);
  const groups = [...Map.groupBy(rows, ({ columns }) => columns.map(({ word }) => word).join('\n')).values()];
  const tasks = groups.flatMap((group) => tasksUnder(group, known, hasSections));
  return tasks.sort((a, b) => a.line - b.line);
};
