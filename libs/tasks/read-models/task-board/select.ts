import type { LocalDate } from '#kernel';
import type { Statement } from '#projections';
import { hasLight, isLight, type LightColumns, lightColumns } from '../criteria/light-sql.js';
import { readCursor } from '../criteria/cursor.js';
import { Where } from '../criteria/where.js';
import { heldOn } from '../tally/groups-sql.js';
import { gramsOf } from './grams.js';
import { type Light, type Scope, scopeOf } from '#tasks/contract';
import type { TaskBoardCriteria, TaskSort } from './criteria.js';
import { itemColumns } from './item.js';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const rowsShown = itemColumns.map((name) => `t.${snake(name)} AS "${name}"`).join(', ');
const generation = `(SELECT c.generation FROM zhezi_read.checkpoints c WHERE c.model = 'task-board') AS generation`;
const rowsNamed = `t.task_id AS "taskId", t.revision, ${generation}`;
const farDay = `'infinity'::date`;

export const defaultLimit = 50;
const mostRows = 500;
export const limitOf = (limit: number | undefined): number => Math.min(mostRows, Math.max(1, limit ?? defaultLimit));

/** One light's part of a board ordered by light; `after` are the keys of the last row seen of it. */
export interface Segment {
  readonly light: Light;
  readonly after: readonly (string | number)[] | undefined;
}

/** A row by what tells it from every other state of itself: the rows of one generation follow from their revisions. */
export interface NamedRow {
  readonly taskId: string;
  readonly revision: number;
  readonly generation: number;
}

/** What a statement is to give: rows with all that an item shows, or only what names them. */
export type Shape = 'shown' | 'named';

/** Rows of the board by their ids, in any order. */
export const selectByIds = (taskIds: readonly string[]): Statement => ({
  text: `SELECT ${rowsShown}, ${generation} FROM zhezi_read.task_board t WHERE t.task_id = ANY($1::text[])`,
  values: [taskIds],
  isPlannedOnce: true,
});

/**
 * Rows of the board that follow the cursor, one more than asked for. Lights are a comparison of stored dates with the
 * day. For one unit or post the narrow table with its own order by due date leads. The order by light comes light by
 * light, each by due date, because an index knows dates and no lights.
 */
export function selectTasks(criteria: TaskBoardCriteria, segment?: Segment, shape: Shape = 'shown'): Statement {
  const { asOf, sort = defaultSort } = criteria;
  const where = new Where();
  const lead = leadOf(criteria);
  const day = once(() => where.value(asOf ?? criteria.today));
  if (asOf !== undefined) where.and(heldOn(day()));
  narrow(where, criteria, lead, day);
  if (segment) where.and(isLight(segment.light, columnsOfLight(lead), day()));
  const order = sort === 'updated' ? updatedFor(criteria, where) : orders[sort](lead?.alias ?? 't');
  const after = segment ? segment.after : afterOf(criteria, order);
  if (after) where.and(follows(where, order, after));
  const keys = order.keys.map(({ sql }, at) => `${sql} AS "key${at}"`);
  const direction = order.isDescending ? ' DESC' : '';
  const text =
    `SELECT ${[shape === 'named' ? rowsNamed : rowsShown, ...keys].join(', ')} FROM ${sourceOf(asOf, lead)} ${where} ` +
    `ORDER BY ${order.keys.map(({ sql }) => sql + direction).join(', ')} LIMIT ${limitOf(criteria.limit) + 1}`;
  return { text, values: where.values, isPlannedOnce: isInOrderOfIndex(criteria, lead) };
}

export const defaultSort: TaskSort = 'number';

/** Rows of one unit or post, or such as stand one after the other in the index of their order. */
function isInOrderOfIndex({ asOf, text, states, lights, dueBefore, planId, sort = defaultSort }: Sifted, lead?: Lead) {
  if (asOf !== undefined || text !== undefined) return false;
  if (lead) return true;
  const isSifted = states ?? lights ?? dueBefore ?? (sort === 'updated' ? planId : undefined);
  return isSifted === undefined && sort !== 'light';
}

type Sifted = Omit<TaskBoardCriteria, 'viewer' | 'today'>;

const afterOf = ({ cursor, sort = defaultSort }: TaskBoardCriteria, { keys }: Order) =>
  cursor === undefined ? undefined : readCursor(cursor, sort, keys.length);

/** A value that becomes a parameter only where it is used: PostgreSQL refuses parameters that no one uses. */
type Placeholder = () => string;

function once(add: Placeholder): Placeholder {
  let placeholder: string | undefined;
  return () => (placeholder ??= add());
}

/** The table of one unit's or one post's tasks. */
interface Lead {
  readonly alias: string;
  readonly join: string;
  readonly unit?: string;
  readonly post?: string;
}

/** Boards of the past have the units and posts on their rows instead. */
function leadOf({ asOf, unit, leader, viewer }: TaskBoardCriteria): Lead | undefined {
  if (asOf !== undefined) return undefined;
  const scope = scopeOf(viewer);
  const ofUnit = scope.kind === 'unit' ? scope.unit : unit;
  if (ofUnit !== undefined) return { alias: 'a', join: joinTo('assignment_board a'), unit: ofUnit };
  const ofPost = scope.kind === 'post' ? scope.post : leader;
  return ofPost === undefined ? undefined : { alias: 'l', join: joinTo('leader_board l'), post: ofPost };
}

const joinTo = (table: string): string =>
  `zhezi_read.${table} JOIN zhezi_read.task_board t ON t.task_id = ${table.at(-1)}.task_id`;

const sourceOf = (asOf: LocalDate | undefined, lead: Lead | undefined): string =>
  lead?.join ?? (asOf === undefined ? 'zhezi_read.task_board t' : 'zhezi_read.task_history t');

function narrow(where: Where, criteria: TaskBoardCriteria, lead: Lead | undefined, day: Placeholder): void {
  const { planId, states, lights, dueBefore, text } = criteria;
  restrict(where, criteria, lead);
  if (planId !== undefined) where.and(`t.plan_id = ${where.value(planId)}`);
  if (states) where.and(`t.state = ANY(${where.value(states)}::text[])`);
  if (lights) where.and(hasLight(lights, columnsOfLight(lead), day()));
  if (dueBefore !== undefined) where.and(`${lead?.alias ?? 't'}.current_due < ${where.value(dueBefore)}::date`);
  const looked = text?.replaceAll('\u0000', '').trim();
  if (looked) search(where, looked);
}

/** What the viewer may see, and the unit and post asked for. */
function restrict(where: Where, { viewer, unit, leader }: TaskBoardCriteria, lead: Lead | undefined): void {
  const scope = scopeOf(viewer);
  if (scope.kind === 'none') where.and('false');
  if (lead?.unit !== undefined) where.and(`a.unit = ${where.value(lead.unit)} AND a.state <> 'Reassigned'`);
  if (lead?.post !== undefined) where.and(`l.post = ${where.value(lead.post)}`);
  const ownUnit = scope.kind === 'unit' ? scope.unit : undefined;
  const ownPost = scope.kind === 'post' ? scope.post : undefined;
  for (const one of wanted(lead?.unit, unit, ownUnit)) where.and(`t.units @> ARRAY[${where.value(one)}]::text[]`);
  for (const one of wanted(lead?.post, leader, ownPost))
    where.and(`t.leader_posts @> ARRAY[${where.value(one)}]::text[]`);
}

/** Each once, without the one that the leading table is about. */
const wanted = (led: string | undefined, ...named: readonly (string | undefined)[]): string[] =>
  [...new Set(named)].filter((one) => one !== undefined && one !== led) as string[];

const columnsOfLight = (lead: Lead | undefined): LightColumns =>
  lead ? lightColumns(lead.alias, 'task_state') : lightColumns('t');

function search(where: Where, text: string): void {
  const grams = gramsOf(text);
  if (grams.length > 0) {
    const found = `SELECT s.task_id FROM zhezi_read.task_search s WHERE s.grams @> ${where.value(grams)}::text[]`;
    where.and(`t.task_id IN (${found})`);
  }
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  where.and(`t.text ILIKE ${where.value(pattern)}`);
}

interface Key {
  readonly sql: string;
  readonly type: 'date' | 'text' | 'integer' | 'bigint';
}

interface Order {
  readonly keys: readonly Key[];
  readonly isDescending?: true;
}

const due = (alias: string): Key => ({ sql: `coalesce(${alias}.current_due, ${farDay})`, type: 'date' });
const id = (alias: string): Key => ({ sql: `${alias}.task_id`, type: 'text' });

const orders: Readonly<Record<Exclude<TaskSort, 'updated'>, (alias: string) => Order>> = {
  due: (alias) => ({ keys: [due(alias), id(alias)] }),
  number: (alias) => ({
    keys: [{ sql: `${alias}.plan_id`, type: 'text' }, { sql: `${alias}.seq`, type: 'integer' }, id(alias)],
  }),
  light: (alias) => ({ keys: [due(alias), id(alias)] }),
};

/** By the last event that the viewer may read. */
function updatedFor({ asOf, viewer }: TaskBoardCriteria, where: Where): Order {
  const sql = lastReadable(scopeOf(viewer), asOf !== undefined, where);
  return { keys: [{ sql, type: 'bigint' }], isDescending: true };
}

function lastReadable(scope: Scope, isPast: boolean, where: Where): string {
  if (scope.kind !== 'unit') return 't.position';
  if (!isPast) return 'greatest(t.common_position, a.own_position)';
  const unit = where.value(scope.unit);
  return `greatest(t.common_position, (SELECT p."ownPosition" FROM jsonb_to_recordset(t.parts)
    AS p(unit text, "ownPosition" bigint) WHERE p.unit = ${unit}))`;
}

function follows(where: Where, { keys, isDescending }: Order, after: readonly (string | number)[]): string {
  const left = keys.map(({ sql }) => sql).join(', ');
  const right = keys.map(({ type }, at) => `${where.value(after[at])}::${type}`).join(', ');
  return `(${left}) ${isDescending ? '<' : '>'} (${right})`;
}
