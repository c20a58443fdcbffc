import { squash } from '../../text/text.js';
import type { Doubt, RawField, RawTask, RawUnits } from '../../raw-tasks/raw-task.js';
import { hasUsualOrder, tasksInAnyOrder, tasksWithoutNumbers } from './any-order.js';
import { boundaryOf, habitsOf, type ColumnHabits, type UnitRun } from './boundary.js';
import { joinTokens, tokensOf, type CellToken } from './cell-tokens.js';
import { hasNumbers, type Column } from '../../labels/table-heads.js';
import { isUnitKind } from '../../vocabulary/concepts.js';
import type { ColumnKind } from '../../vocabulary/flat-heads.js';
import type { Row, TableRows } from './rows.js';
import type { RowLine } from './row-line.js';
import { fieldOf, isSamePart, leaderText, roleOf, unitField } from './raw-fields.js';
import { cellsOf, none, type Cells } from './tail.js';
import { splitTheme, wordingWidth } from './themes.js';
import { lexiconOf, unitNames, withNames, type Lexicon, type UnitName } from './unit-names.js';

const isUnits = ({ kind }: Column): boolean => isUnitKind(kind);

/** A row whose cells are told apart. */
interface CutRow {
  readonly row: Row;
  readonly parts: readonly Cells[];
  readonly wording: readonly RowLine[];
  readonly run: UnitRun;
  /** Units printed after a page break. */
  readonly later: readonly UnitName[];
}

/** The lines of the wording: a line that other cells share only as far as the wording goes. */
const wordingLines = (tokens: readonly CellToken[], part: readonly RowLine[]): RowLine[] =>
  [...Map.groupBy(tokens, ({ at }) => at)].map(([at, group]) => {
    const row = part[at]!;
    return group.at(-1)?.closesLine ? row : { ...row, text: group.map(({ text }) => text).join(' ') };
  });

const sharesLineWith = (token: CellToken | undefined, before: CellToken | undefined): boolean =>
  token !== undefined && before !== undefined && token.row === before.row;

const runOf = ({ deadline, leaders }: Cells, names: readonly UnitName[], wording: readonly RowLine[]): UnitRun => {
  const first = names[0]?.tokens[0];
  const before = leaders.at(-1) ?? deadline.at(-1);
  const onOneLine = leaders.length === 1 && (deadline.length > 1 || sharesLineWith(leaders[0], deadline.at(-1)));
  return {
    names,
    leaders: leaders.filter(({ text }) => !none.test(text)).length,
    sharesLine: sharesLineWith(first, before),
    wouldShareLine: onOneLine,
    linesBefore: new Set((leaders.length > 0 ? leaders : deadline).map(({ at }) => at)).size,
    wording: squash(wording.map(({ text }) => text).join('')),
  };
};

const emptyCells: Cells = { wording: [], deadline: [], leaders: [], units: [] };

/** Tells the units of a row apart with the names that are known by now. */
const withUnits = (cut: Omit<CutRow, 'run' | 'later'>, names: Lexicon): CutRow => {
  const main = cut.parts.find(({ deadline }) => deadline.length > 0) ?? cut.parts[0] ?? emptyCells;
  const later = cut.parts.filter((each) => each !== main).flatMap(({ units }) => unitNames(units, names));
  return { ...cut, run: runOf(main, unitNames(main.units, names), cut.wording), later };
};

const cutRow = (row: Row, tail: readonly Column[], names: Lexicon): CutRow => {
  const tokens = row.parts.map(tokensOf);
  const parts = tokens.map((each) => cellsOf(each, tail));
  const wording = parts.flatMap((cells, i) => wordingLines(cells.wording, row.parts[i]!));
  return withUnits({ row, parts, wording }, names);
};

interface SplitUnits {
  readonly units: RawUnits[];
  readonly doubts: Doubt[];
}

const doubtful = 1;

const splitColumns = (cut: CutRow, columns: readonly Column[], habits: ColumnHabits): SplitUnits => {
  const [first, second] = columns;
  if (!first) return { units: [], doubts: [] };
  const all = [...cut.run.names, ...cut.later];
  if (!second) return { units: unitField(all, first.word, roleOf(first, columns)), doubts: [] };
  const { count, margin } = boundaryOf(cut.run, habits);
  const units = [
    ...unitField(cut.run.names.slice(0, count), first.word, roleOf(first, columns)),
    ...unitField([...cut.run.names.slice(count), ...cut.later], second.word, roleOf(second, columns)),
  ];
  if (margin >= doubtful) return { units, doubts: [] };
  const place = {
    line: cut.run.names[0]?.tokens[0]?.row.line.number ?? cut.row.lines[0]!.number,
    field: 'units',
  } as const;
  return {
    units,
    doubts: [
      {
        code: 'READ_UNIT_COLUMN_INFERRED',
        ...place,
        excerpt: all.map(({ text }) => text).join(' '),
        values: { first: first.word, second: second.word, name: cut.run.names[count]?.text ?? '——' },
      },
    ],
  };
};

interface Themes {
  readonly width: number;
  readonly hasThemes: boolean;
}

/** A blank cell of the leaders means "as above", within one part of the table; "——" means none. */
const leadersOf = (cut: CutRow, before: RawTask | undefined, word: string): RawField[] => {
  const tokens = cut.parts.flatMap((cells) => cells.leaders);
  const field = fieldOf(tokens, leaderText(tokens), word);
  if (field) return [field];
  return word !== '' && before && isSamePart(before, cut.row) ? [...before.leaders] : [];
};

/** A blank cell of the theme means "as above", within one part of the table. */
const themeOf = (printed: string | null, cut: CutRow, before: RawTask | undefined): string | null => {
  if (printed !== null) return printed;
  return before && isSamePart(before, cut.row) ? before.theme : null;
};

const rawTask = (
  cut: CutRow,
  before: RawTask | undefined,
  split: SplitUnits,
  themes: Themes,
  columns: readonly Column[],
): RawTask => {
  const { row, parts } = cut;
  const { theme, text } = splitTheme(cut.wording, themes.width, themes.hasThemes);
  const word = (kind: ColumnKind): string => columns.find((column) => column.kind === kind)?.word ?? '';
  const deadlines = parts.flatMap(({ deadline }) => deadline);
  return {
    number: row.number,
    numberText: row.numberText,
    section: row.section,
    subsection: row.subsection,
    theme: themeOf(theme, cut, before),
    text,
    leaders: leadersOf(cut, before, word('leader')),
    units: split.units,
    contacts: [],
    deadline: fieldOf(deadlines, joinTokens(deadlines), word('deadline')),
    line: row.lines[0]!.number,
    lines: [...new Set(row.lines.map(({ number }) => number))].sort((a, b) => a - b),
    doubts: split.doubts,
  };
};

/** What no theme begins with: then a page break cut the theme of the rows before. */
const goesOn = /^[块的和与及或等之为]/;

/** Joins a theme that a page break cut in two, on both pages. */
const joinThemes = (tasks: readonly RawTask[], rows: readonly Row[]): RawTask[] => {
  const joined = new Map<string, string>();
  tasks.forEach(({ theme }, i) => {
    const before = tasks[i - 1]?.theme;
    const opensPage = rows[i]!.page === (rows[i - 1]?.page ?? 0) + 1;
    if (!theme || !before || !opensPage || !goesOn.test(theme)) return;
    joined.set(before, before + theme).set(theme, before + theme);
  });
  return tasks.map((task) => ({ ...task, theme: joined.get(task.theme ?? '') ?? task.theme }));
};

const tasksInUsualOrder = ({ columns, rows }: TableRows): RawTask[] => {
  const lastText = columns.findLastIndex(({ kind }) => kind === 'text');
  const tail = columns.slice(lastText + 1);
  const printed = lexiconOf(rows.flatMap(({ lines }) => lines));
  const first = rows.map((row) => cutRow(row, tail, printed));
  const names = withNames(
    printed,
    first.flatMap(({ run, later }) => [...run.names, ...later]),
  );
  const cut = first.map((each) => withUnits(each, names));
  const unitColumns = columns.filter(isUnits);
  const habits = habitsOf(cut.map(({ run }) => run));
  const themes = {
    width: wordingWidth(cut.map(({ wording }) => wording)),
    hasThemes: columns.filter(({ kind }) => kind === 'text').length > 1,
  };
  const tasks: RawTask[] = [];
  for (const each of cut)
    tasks.push(rawTask(each, tasks.at(-1), splitColumns(each, unitColumns, habits), themes, columns));
  return joinThemes(tasks, rows);
};

/** Tells the cells of every row apart and makes a task of each row. */
export const rawTasks = (table: TableRows): RawTask[] => {
  if (!hasNumbers(table.columns)) return tasksWithoutNumbers(table);
  return hasUsualOrder(table.columns) ? tasksInUsualOrder(table) : tasksInAnyOrder(table);
};
