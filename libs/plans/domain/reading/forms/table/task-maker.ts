import { joinWrapped, squash, tidy } from '../../text/text.js';
import type { Doubt, RawField, RawTask } from '../../raw-tasks/raw-task.js';
import { joinTokens, type CellToken } from './cell-tokens.js';
import type { Column } from '../../labels/table-heads.js';
import { type ColumnKind, isCategoryHead, isMeasuresHead, isTaskHead } from '../../vocabulary/flat-heads.js';
import type { CellRow, Layout } from './layout.js';
import { fieldOf, isSamePart, leaderText, roleOf, unitField } from './raw-fields.js';
import type { Row } from './rows.js';
import { none } from './tail.js';
import { unitNames } from './unit-names.js';

/** Which columns before the last of the wording speak for several rows or head its measures. */
export const themeColumns = (columns: readonly Column[], rows: readonly (readonly CellRow[])[]): Set<number> => {
  const texts = columns.flatMap(({ kind }, i) => (kind === 'text' ? [i] : []));
  const isTheme = (at: number): boolean => {
    const { word } = columns[at]!;
    if (isCategoryHead(word)) return true;
    const behind = texts.filter((other) => other > at);
    if (isTaskHead(word) && !isMeasuresHead(word) && behind.some((i) => isMeasuresHead(columns[i]!.word))) return true;
    return rows.some((parts) => parts.every((row) => row[at]!.length === 0));
  };
  return new Set(texts.slice(0, -1).filter(isTheme));
};

const wordsOf = (cell: readonly CellToken[]): string => {
  const lines = [...Map.groupBy(cell, ({ at }) => at).values()].map((line) => line.map(({ text }) => text).join(' '));
  return tidy(lines.reduce((text, line) => joinWrapped(text, line), ''));
};

/** Makes tasks of rows whose cells are told apart. */
export class TaskMaker {
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
