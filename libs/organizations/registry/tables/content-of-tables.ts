import { fileContent, type InBoth, saidText } from '#kernel';
import type { Finding, GivenContent } from '#settings';
import { nameKey } from '../../domain/names.js';
import { refuseUnreadable } from '../parse-registry.js';
import { find } from '../sense/findings.js';
import {
  type AnySection,
  isOfPosts,
  isOfUnits,
  type PostColumn,
  sectionsIn,
  type Table,
  type UnitColumn,
} from './columns.js';
import { MadeIds } from './made-id.js';
import { columnOfPost, columnOfUnit } from './field-columns.js';
import { dayIn, kindOf, kindWordOf, namesIn } from './words.js';

/** Opens a workbook or a list of values as tables. */
export type OpenTables = (bytes: Uint8Array, name: string) => Promise<readonly Table[]>;

/** Whether a directory of that name is a table. */
export const isOfTables = (file: string): boolean => /\.(xlsx|csv)$/i.test(file);

interface Row<Column extends string> {
  readonly table: string;
  readonly number: number;
  readonly cell: (column: Column) => string;
  readonly headOf: (column: Column) => string;
}

/** The content of a registry file that is in tables; ids that no column gives are made from names. @throws REGISTRY_UNREADABLE */
export function contentOfTables(tables: readonly Table[], file: string): GivenContent {
  const sections = sectionsIn(tables);
  if (!sections.some(isOfUnits)) throw refuseUnreadable(file, saidText(noHead));
  const units = sections.filter(isOfUnits).flatMap(rowsOf<UnitColumn>);
  const posts = [...Map.groupBy(sections.filter(isOfPosts).flatMap(rowsOf<PostColumn>), titleOf).values()];
  const members = unitsByName(units);
  return {
    content: { units: members.entries, posts: postEntries(posts) },
    placeOf: placeIn(units, posts),
    called: { ...fileContent, placeOf: columnIn(units, posts), written: kindWordOf },
    findings: [...sections.flatMap(unreadColumns), ...members.unknown],
  };
}

const noHead: InBoth = {
  zh: '没有找到单位表：表头要有“名称”一列，以及“类别”或“别称”（样板见 zhezi directory template --csv）',
  en: 'it has no table of units: a head row needs the column 名称 beside 类别 or 别称 (zhezi directory template --csv prints an example)',
};

const rowsOf = <Column extends string>({
  table,
  rows,
}: {
  readonly table: string;
  readonly rows: readonly Omit<Row<Column>, 'table'>[];
}): readonly Row<Column>[] => rows.map((row) => ({ table, ...row }));

const titleOf = ({ cell }: Row<PostColumn>): string => cell('title');

/** Members counted before anybody wrote down since when. */
const longAgo = '2000-01-01';

function unitsByName(rows: readonly Row<UnitColumn>[]): {
  readonly entries: readonly object[];
  readonly unknown: readonly Finding[];
} {
  const made = new MadeIds(givenIds(rows), 'unit');
  const ids = rows.map(({ cell }) => cell('id') || made.of(cell('name')));
  const idOf = new Map(
    rows.flatMap(({ cell }, at) =>
      [cell('name'), ...namesIn(cell('aliases'))].map((name) => [nameKey(name), ids[at]!] as const),
    ),
  );
  const unknown: Finding[] = [];
  const memberIds = (names: readonly string[], at: number, name: string): readonly string[] =>
    names.flatMap((named) => {
      const id = idOf.get(nameKey(named));
      if (id !== undefined) return [id];
      unknown.push(find('UNIT_NOT_IN_FILE', ['units', at, 'members'], { name, named }));
      return [];
    });
  const entries = rows.map(({ cell }, at) => unitEntry(cell, ids[at]!, (names) => memberIds(names, at, cell('name'))));
  return { entries, unknown };
}

const givenIds = <Column extends string>(rows: readonly { cell: (column: Column | 'id') => string }[]): string[] =>
  rows.map(({ cell }) => cell('id')).filter((id) => id !== '');

function unitEntry(
  cell: Row<UnitColumn>['cell'],
  unitId: string,
  idsOf: (names: readonly string[]) => readonly string[],
): object {
  const name = cell('name');
  const members = namesIn(cell('members'));
  const formerName = cell('formerName');
  return {
    ...{ unitId, name },
    kind: kindOf(cell('kind'), name),
    aliases: namesIn(cell('aliases')),
    ...(formerName !== '' && { formerNames: [{ name: formerName, until: dayIn(cell('until')) }] }),
    ...(members.length > 0 && {
      members: [
        {
          on: dayIn(cell('membersOn')) ?? longAgo,
          scope: /^(?:相关|有关)/.test(name) ? 'candidates' : 'all',
          unitIds: idsOf(members),
        },
      ],
    }),
    ...(cell('note') !== '' && { note: cell('note') }),
  };
}

function postEntries(posts: readonly (readonly Row<PostColumn>[])[]): readonly object[] {
  const made = new MadeIds(givenIds(posts.flat()), 'post');
  return posts.map((rows) => {
    const title = titleOf(rows[0]!);
    const given = rows.map(({ cell }) => cell('id')).find((id) => id !== '');
    const held = rows.filter(({ cell }) => cell('person') !== '');
    return {
      postId: given ?? made.of(title),
      title,
      holders: held.map(({ cell }) => ({ person: cell('person'), from: dayIn(cell('from')) })),
    };
  });
}

const unreadColumns = ({ table, head, unread }: AnySection): readonly Finding[] =>
  unread.map((column) => find('COLUMN_NOT_READ', [], { column, table, row: head.number }));

type Rows = readonly [units: readonly Row<UnitColumn>[], posts: readonly (readonly Row<PostColumn>[])[]];

/** The row in which a part of the content stands. */
function rowOfPost(posts: Rows[1], [, at, , holder]: readonly PropertyKey[]): Row<PostColumn> | undefined {
  const post = posts[Number(at)];
  const held = post?.filter(({ cell }) => cell('person') !== '');
  return held?.[Number(holder ?? 0)] ?? post?.[0];
}

const placeIn =
  (...[units, posts]: Rows) =>
  (path: readonly PropertyKey[]): InBoth => {
    const [list, at] = path;
    const row = list === 'units' ? units[Number(at)] : list === 'posts' ? rowOfPost(posts, path) : undefined;
    if (row === undefined) return { zh: '', en: '' };
    const { table, number } = row;
    return { zh: `“${table}”第 ${number} 行`, en: `"${table}", row ${number}` };
  };

/** The column in which a field stands, by its head: who fills in a table sees no paths. */
const columnIn =
  (...[units, posts]: Rows) =>
  (path: readonly PropertyKey[]): InBoth | undefined => {
    const [list, at] = path;
    const [unitColumn, postColumn] = [columnOfUnit(path), columnOfPost(path)];
    const head =
      list === 'units'
        ? unitColumn && units[Number(at)]?.headOf(unitColumn)
        : postColumn && rowOfPost(posts, path)?.headOf(postColumn);
    return head === undefined ? undefined : { zh: `“${head}”一列`, en: `the column "${head}"` };
  };
