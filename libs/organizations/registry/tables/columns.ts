/** A table as a file has it. */
export interface Table {
  /** Name of the sheet or file. */
  readonly name: string;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** As the program that shows the table counts it. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** What heads a column, and what the column is; the first word is the one that templates have. */
const unitHeads = {
  name: ['名称', '单位名称', '单位', 'name'],
  kind: ['类别', '类型', '单位类别', 'kind'],
  aliases: ['别称', '简称', '其他名称', 'aliases'],
  members: ['成员', '成员单位', 'members'],
  membersOn: ['成员起始日期', 'members from'],
  formerName: ['曾用名', 'former name'],
  until: ['停用日期', 'until'],
  id: ['编号', '单位编号', 'id'],
  note: ['备注', '说明', 'note'],
} as const;

const postHeads = {
  title: ['职务', '职务名称', 'title'],
  person: ['姓名', '任职人', '领导', 'person'],
  from: ['任职日期', '任职时间', '任职起始日期', 'from'],
  id: ['编号', '职务编号', 'id'],
  note: ['备注', '说明', 'note'],
} as const;

export type UnitColumn = keyof typeof unitHeads;
export type PostColumn = keyof typeof postHeads;

/** The rows below one head, with their cells by column. */
export interface Section<Column extends string> {
  readonly is: 'units' | 'posts';
  readonly table: string;
  readonly head: TableRow;
  /** Heads of columns that are not read. */
  readonly unread: readonly string[];
  readonly rows: readonly {
    readonly number: number;
    readonly cell: (column: Column) => string;
    /** What heads the column there; what templates call it where the table does not have it. */
    readonly headOf: (column: Column) => string;
  }[];
}

export type AnySection = Section<UnitColumn> | Section<PostColumn>;
export const isOfUnits = (section: AnySection): section is Section<UnitColumn> => section.is === 'units';
export const isOfPosts = (section: AnySection): section is Section<PostColumn> => section.is === 'posts';

/** The parts of tables that list units or posts: each begins with a row of heads and ends with the next, or with the table. */
export const sectionsIn = (tables: readonly Table[]): readonly AnySection[] => tables.flatMap(sectionsOf);

function sectionsOf({ name, rows }: Table): readonly AnySection[] {
  const heads = rows.map(headOf);
  return rows.flatMap((row, at): readonly AnySection[] => {
    const is = heads[at];
    if (is === undefined) return [];
    const next = heads.findIndex((head, place) => place > at && head !== undefined);
    const below = rows.slice(at + 1, next < 0 ? rows.length : next).filter(({ cells }) => cells.some(isFilled));
    return is === 'units'
      ? [{ is, ...section<UnitColumn>(name, row, below, unitHeads) }]
      : [{ is, ...section<PostColumn>(name, row, below, postHeads) }];
  });
}

const isFilled = (cell: string): boolean => cell.trim() !== '';

/** Marks of required columns and remarks in brackets do not count. */
const bare = (head: string): string => head.replace(/[（(].*|[*＊\s]/g, '').toLowerCase();
const is = (words: readonly string[], cell: string): boolean => words.some((word) => bare(word) === bare(cell));

function headOf({ cells }: TableRow): 'units' | 'posts' | undefined {
  const has = (words: readonly string[]): boolean => cells.some((cell) => is(words, cell));
  if (has(postHeads.title) && has(postHeads.person)) return 'posts';
  const others = [unitHeads.kind, unitHeads.aliases, unitHeads.members, unitHeads.id, unitHeads.note];
  return has(unitHeads.name) && (others.some(has) || cells.filter(isFilled).length === 1) ? 'units' : undefined;
}

function section<Column extends string>(
  table: string,
  head: TableRow,
  rows: readonly TableRow[],
  heads: Readonly<Record<Column, readonly string[]>>,
) {
  const columns = Object.keys(heads) as Column[];
  const places = new Map(columns.map((column) => [column, head.cells.findIndex((cell) => is(heads[column], cell))]));
  const known = new Set(places.values());
  return {
    ...{ table, head },
    unread: head.cells.filter((cell, at) => isFilled(cell) && !known.has(at)).map((cell) => cell.trim()),
    rows: rows.map(({ number, cells }) => ({
      number,
      cell: (column: Column): string => cells[places.get(column) ?? -1]?.trim() ?? '',
      headOf: (column: Column): string => head.cells[places.get(column) ?? -1]?.trim() ?? heads[column][0]!,
    })),
  };
}
