import type { z } from 'zod';
import type { LocalDate } from '#kernel';
import type { TaskRow, UnitPart } from '../task-row/row.js';
import type { Look } from './look.js';

/** One property of an item: its form in JSON, the columns it is made from, and what of them is shown to whom. */
export interface ItemField<Schema extends z.ZodType, Column extends keyof TaskRow> {
  readonly schema: Schema;
  readonly columns: readonly Column[];
  /** Checked against the schema by the functions below, which make all fields. */
  readonly shown: (row: Pick<TaskRow, Column>, look: Look) => unknown;
}

/** A value of the schema, not to be changed. */
export type ValueOf<Schema extends z.ZodType> = Immutable<z.infer<Schema>>;
type Immutable<Value> = Value extends object ? { readonly [Key in keyof Value]: Immutable<Value[Key]> } : Value;

type Shape = { readonly [Column in keyof TaskRow]?: z.ZodType };
type Fitting<Given extends Shape> = {
  readonly [Name in keyof Given]: Name extends keyof TaskRow
    ? TaskRow[Name] extends ValueOf<NonNullable<Given[Name]>>
      ? Given[Name]
      : 'the column has other values than this schema'
    : 'the row has no such column';
};
type StoredFields<Given extends Shape> = {
  readonly [Column in keyof Given & keyof TaskRow]: Given[Column] extends z.ZodType
    ? ItemField<Given[Column], Column>
    : never;
};

/** Columns as they are stored, by their names: the same for everybody who may see the task. */
export const toAll = <Given extends Shape>(schemas: Given & Fitting<Given>): StoredFields<Given> =>
  storedFields(schemas) as StoredFields<Given>;

const storedFields = (schemas: Shape): object =>
  Object.fromEntries(
    Object.entries(schemas).map(([column, schema]) => [
      column,
      { schema, columns: [column], shown: (row: Readonly<Record<string, unknown>>) => row[column] },
    ]),
  );

/** What follows from the dates of the row and the day: the same for everybody. */
export const ofDay = <Schema extends z.ZodType, Column extends keyof TaskRow>(
  schema: Schema,
  columns: readonly Column[],
  value: (row: Pick<TaskRow, Column>, day: LocalDate) => ValueOf<Schema>,
): ItemField<Schema, Column> => ({ schema, columns, shown: (row, { day }) => value(row, day) });

interface Shown<Value, Row> {
  readonly whole: (row: Row) => Value;
  readonly ofUnit: (own: UnitPart, row: Row) => Value;
}

/** What follows from reports: whole, but for a unit that does not consolidate only what follows from its own reports. */
export const ofReports = <Schema extends z.ZodType, Column extends keyof TaskRow>(
  schema: Schema,
  columns: readonly Column[],
  { whole, ofUnit }: Shown<ValueOf<Schema>, Pick<TaskRow, Column>>,
): ItemField<Schema, Column> => ({
  schema,
  columns,
  shown: (row, { onlyReportsOf }) => (onlyReportsOf ? ofUnit(onlyReportsOf, row) : whole(row)),
});

/** What is addressed to units: whole, but for every unit only its own. */
export const perUnit = <Schema extends z.ZodType, Column extends keyof TaskRow>(
  schema: Schema,
  columns: readonly Column[],
  { whole, ofUnit }: Shown<ValueOf<Schema>, Pick<TaskRow, Column>>,
): ItemField<Schema, Column> => ({
  schema,
  columns,
  shown: (row, { own }) => (own ? ofUnit(own, row) : whole(row)),
});
