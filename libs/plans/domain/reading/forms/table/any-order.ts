import { columns as widthOf, joinWrapped, squash, tidy } from '../../text.js';
import type { Doubt, RawField, RawTask } from '../form.js';
import { joinTokens, tokensOf, type CellToken } from './cell-tokens.js';
import type { Column, ColumnKind } from './columns.js';
import { cellFit, longestCell, type CellFrame, type TableFrame } from './fit.js';
import { fieldOf, isSamePart, leaderText, roleOf, unitField } from './raw-fields.js';
import type { Row, RowLine, TableRows } from './rows.js';
import { segmentsFor, type Segment, type SegmentScores } from './segments.js';
import { none } from './tail.js';
import { lexiconOf, unitNames } from './unit-names.js';

/** The tokens of each column of a row, in the columns' order. */
type CellRow = readonly (readonly CellToken[])[];

interface Layout {
  readonly table: TableFrame;
  readonly cells: readonly CellFrame[];
  readonly showsGaps: boolean;
}

/** Cells are centred: how far the first line of a cell stands from the last line of its neighbour, in half lines. */
const centred = (linesBefore: number, lines: number, gap: number): number => {
  const together = linesBefore + lines;
  if (gap === 0) return together === 2 ? 1 : -2;
  if (gap === 1) return together === 3 ? 1 : -1.5;
  return together === 2 || together === 3 ? -1.5 : 0;
};

/** Where a new row begins: on a line of its own, behind a paragraph's end. */
const rowBegins = (first: CellToken, before: CellToken, { showsEnds }: TableFrame): number =>
  first.opensLine && !(showsEnds && !before.row.line.ended) ? 0 : -8;

const joinAt = (
  tokens: readonly CellToken[],
  layout: Layout,
  linesBefore: number,
  from: number,
  lines: number,
): number => {
  const [before, first] = [tokens[from - 1]!, tokens[from]!];
  if (linesBefore === 0) return rowBegins(first, before, layout.table);
  const gap = first.opensLine ? first.row.gap : 0;
  const paragraph = layout.table.showsEnds && first.opensLine && !before.row.line.ended ? -5 : 0;
  const beside = first.opensLine ? 0 : 2;
  return paragraph + beside + (layout.showsGaps ? centred(linesBefore, lines, gap) : 0);
};

const longestRow = 160;

const scoresOf = (tokens: readonly CellToken[], layout: Layout, manyRows: boolean): SegmentScores => {
  const known = new Map<number, number>();
  const fit = (column: number, from: number, to: number): number => {
    const key = (column * (tokens.length + 1) + from) * (tokens.length + 1) + to;
    const score = known.get(key) ?? cellFit(tokens.slice(from, to), layout.cells[column]!, layout.table);
    known.set(key, score);
    return score;
  };
  return {
    columns: layout.cells.length,
    tokens: tokens.length,
    manyRows,
    longest: (column) => Math.min(longestCell(layout.cells[column]!), manyRows ? windowOf / 2 : tokens.length),
    fit,
    lines: (from, to) => tokens[to - 1]!.at - tokens[from]!.at + 1,
    join: (linesBefore, from, lines) => joinAt(tokens, layout, linesBefore, from, lines),
  };
};

/** Shares a part of a row among the columns; what is too long to be a row is all wording. */
const cellsOfPart = (tokens: readonly CellToken[], layout: Layout): CellRow => {
  const main = layout.cells.findIndex(({ isMain }) => isMain);
  if (tokens.length > longestRow) return layout.cells.map((_, i) => (i === main ? tokens : []));
  return cellsOf(tokens, segmentsFor(scoresOf(tokens, layout, false)), layout);
};

const cellsOf = (tokens: readonly CellToken[], segments: readonly Segment[], { cells }: Layout): CellRow =>
  cells.map((_, i) => {
    const segment = segments.find(({ column }) => column === i);
    return segment ? tokens.slice(segment.from, segment.to) : [];
  });

/** Rows are cut out of so many tokens at a time, which keeps the time linear. */
const windowOf = 80;

const rowsIn = (tokens: readonly CellToken[], layout: Layout): Segment[][] => [
  ...Map.groupBy(segmentsFor(scoresOf(tokens, layout, true)), ({ row }) => row).values(),
];

/** Rows of a stretch of a table that does not number them; the last of a window is read again with what follows. */
const rowsOfPart = (tokens: readonly CellToken[], layout: Layout): CellRow[] => {
  const found: CellRow[] = [];
  for (let from = 0; from < tokens.length;) {
    const part = tokens.slice(from, from + windowOf);
    const rows = rowsIn(part, layout);
    const isEnd = from + windowOf >= tokens.length;
    const kept = isEnd || rows.length < 2 ? rows : rows.slice(0, -1);
    found.push(...kept.map((row) => cellsOf(part, row, layout)));
    from += isEnd ? part.length : (kept.at(-1)?.at(-1)?.to ?? part.length);
  }
  return found;
};

const share = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;

const rowLines = (rows: readonly Row[]): RowLine[] => rows.flatMap(({ parts }) => parts.flat());

/** In a column of names 、 parts them when it stands in lines that hold nothing else. */
const partsWithCommas = (lines: readonly RowLine[]): boolean => {
  const joined = lines.filter(({ text }) =>
    /(?:局|委|办|处|室|会|中心|政府|公司|集团|支队|大队|镇|区|县|乡)、/.test(text),
  );
  return joined.length > 0 && joined.length >= lines.length / 40;
};

const mostEffort = 150_000;

const layoutOf = (columns: readonly Column[], rows: readonly Row[]): Layout => {
  const lines = rowLines(rows);
  const lastText = columns.findLastIndex(({ kind }) => kind === 'text');
  const ended = lines.filter(({ line }) => line.ended).length;
  return {
    table: {
      names: lexiconOf(rows.flatMap((row) => row.lines)),
      usesCommas: partsWithCommas(lines),
      showsEnds: ended > 0 && ended < lines.length,
      fullLine: share(
        lines.map(({ text }) => widthOf(text)),
        0.85,
      ),
      effort: { left: mostEffort },
      oneLineRows: lines.length <= rows.length * 1.5,
    },
    cells: columns.map(({ kind }, i) => ({ kind, isMain: i === lastText, width: 0 })),
    showsGaps: lines.filter(({ gap }) => gap > 1).length > lines.length / 2,
  };
};

const widestLine = (cell: readonly CellToken[]): number =>
  Math.max(
    0,
    ...[...Map.groupBy(cell, ({ at }) => at).values()].map((line) => widthOf(line.map(({ text }) => text).join(''))),
  );

/** The same layout with the widths of columns whose cells are broken over lines. */
const withWidths = (layout: Layout, read: readonly (readonly CellRow[])[]): Layout => ({
  ...layout,
  cells: layout.cells.map((frame, i) => {
    const cells = read.flat().map((row) => row[i]!);
    const broken = cells.filter((cell) => new Set(cell.map(({ at }) => at)).size > 1);
    return { ...frame, width: broken.length < 2 ? 0 : share(broken.map(widestLine), 0.8) };
  }),
});

const isCategory = /类别|类型|领域|分类|板块/;
const isTask = /任务|工作|事项$/;
const isContent = /措施|举措|内容|要求/;

/** Which columns before the last of the wording speak for several rows or head its measures. */
const themeColumns = (columns: readonly Column[], rows: readonly (readonly CellRow[])[]): Set<number> => {
  const texts = columns.flatMap(({ kind }, i) => (kind === 'text' ? [i] : []));
  const isTheme = (at: number): boolean => {
    const { word } = columns[at]!;
    if (isCategory.test(word)) return true;
    const behind = texts.filter((other) => other > at);
    if (isTask.test(word) && !isContent.test(word) && behind.some((i) => isContent.test(columns[i]!.word))) return true;
    return rows.some((parts) => parts.every((row) => row[at]!.length === 0));
  };
  return new Set(texts.slice(0, -1).filter(isTheme));
};

const wordsOf = (cell: readonly CellToken[]): string => {
  const lines = [...Map.groupBy(cell, ({ at }) => at).values()].map((line) => line.map(({ text }) => text).join(' '));
  return tidy(lines.reduce((text, line) => joinWrapped(text, line), ''));
};

class TaskMaker {
  readonly tasks: RawTask[] = [];
  private readonly headed: readonly (Column & { readonly at: number })[];

  constructor(
    columns: readonly Column[],
    private readonly themes: ReadonlySet<number>,
    private readonly layout: Layout,
  ) {
    this.headed = columns.map((column, at) => ({ ...column, at }));
  }

  make(row: Row, parts: readonly CellRow[]): RawTask {
    const cell = (at: number): CellToken[] => parts.flatMap((part) => part[at]!);
    const before = this.tasks.at(-1);
    const above = before && isSamePart(before, row) ? before : undefined;
    const theme = this.wording(parts, (at) => this.themes.has(at)).join('');
    return {
      number: row.number,
      numberText: row.numberText === '' ? null : row.numberText,
      section: row.section,
      subsection: row.subsection,
      theme: theme === '' ? (above?.theme ?? null) : squash(theme),
      text: this.wording(parts, (at) => !this.themes.has(at)).join('\n'),
      leaders: this.leaders(cell, above),
      units: this.of('main', 'lead', 'support').flatMap((column) =>
        unitField(
          parts.flatMap((part) => unitNames(part[column.at]!, this.layout.table.names)),
          column.word,
          roleOf(column, this.headed),
        ),
      ),
      contacts: [],
      deadline: this.deadline(cell),
      line: row.lines[0]!.number,
      lines: [...new Set(row.lines.map(({ number }) => number))].sort((a, b) => a - b),
      doubts: this.doubts(cell),
    };
  }

  /** Doubt about where a column of units begins: nothing but the look of the names shows it. */
  private doubts(cell: (at: number) => CellToken[]): Doubt[] {
    if (this.layout.table.usesCommas) return [];
    const filled = this.of('main', 'lead', 'support').filter(({ at }) => cell(at).length > 0);
    return filled.slice(1).flatMap(({ at, word }, i): Doubt[] => {
      const [before, [first]] = [cell(filled[i]!.at), cell(at)];
      const shows = !first?.opensLine || none.test(before[0]!.text) || none.test(first.text);
      if (shows || before.length + cell(at).length < 3) return [];
      const excerpt = [...before, ...cell(at)].map(({ text }) => text).join(' ');
      const values = { first: filled[i]!.word, second: word, name: first.text };
      return [{ code: 'READ_UNIT_COLUMN_INFERRED', line: first.row.line.number, field: 'units', excerpt, values }];
    });
  }

  private of(...kinds: readonly ColumnKind[]): (Column & { readonly at: number })[] {
    return this.headed.filter(({ kind }) => kinds.includes(kind));
  }

  private wording(parts: readonly CellRow[], holds: (at: number) => boolean): string[] {
    return this.of('text')
      .filter(({ at }) => holds(at))
      .map(({ at }) => parts.reduce((text, part) => joinWrapped(text, wordsOf(part[at]!)), ''))
      .filter((text) => text !== '');
  }

  private leaders(cell: (at: number) => CellToken[], above: RawTask | undefined): RawField[] {
    const columns = this.of('leader');
    const fields = columns.flatMap(({ at, word }) => fieldOf(cell(at), leaderText(cell(at)), word) ?? []);
    return fields.length > 0 || columns.length === 0 || !above ? fields : [...above.leaders];
  }

  private deadline(cell: (at: number) => CellToken[]): RawField | null {
    const [column] = this.of('deadline');
    return column ? fieldOf(cell(column.at), joinTokens(cell(column.at)), column.word) : null;
  }
}

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
const named = /名称|^(?:项目|事项|工程)$/;

export const hasUsualOrder = (columns: readonly Column[]): boolean =>
  usual.test(kindsOf(columns)) && !columns.slice(0, -1).some(({ kind, word }) => kind === 'text' && named.test(word));
