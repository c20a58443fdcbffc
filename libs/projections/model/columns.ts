import type { LocalDate, Timestamp } from '#kernel';
import type { ColumnSpec, ColumnType } from './table.js';

/** What a value of each column type is in a row. */
interface Values extends Record<ColumnType, unknown> {
  readonly text: string;
  readonly integer: number;
  /** Decimal digits. */
  readonly bigint: string;
  readonly 'double precision': number;
  readonly boolean: boolean;
  readonly date: LocalDate;
  readonly timestamptz: Timestamp;
  readonly jsonb: unknown;
  readonly 'text[]': readonly string[];
}

type ValueOf<Spec> = Spec extends ColumnType
  ? Values[Spec]
  : Spec extends `${infer Base extends ColumnType}?`
    ? Values[Base] | null
    : never;

/** A column as it is declared: its type in the database, and the TypeScript type of its values. */
export interface Column<Value> {
  readonly spec: ColumnSpec;
  /** The same column with values of a narrower type: `column('text').of<TaskState>()`. */
  of<Narrow extends Value>(): Column<Narrow>;
  /** The same column with the value that a new row has in it. */
  initially(initial: Value): InitialColumn<Value>;
}

export interface InitialColumn<Value> {
  readonly spec: ColumnSpec;
  readonly initial: Value;
}

type Columns = Readonly<Record<string, { readonly spec: ColumnSpec }>>;

/** The row that these columns hold. */
export type RowOf<Declared> = { readonly [Name in keyof Declared]: ValueIn<Declared[Name]> };
type ValueIn<Declared> =
  Declared extends InitialColumn<infer Value> ? Value : Declared extends Column<infer Value> ? Value : never;

/** What a new row has in the columns that declare it. */
export type InitialOf<Declared> = {
  readonly [Name in keyof Declared as Declared[Name] extends InitialColumn<unknown> ? Name : never]: ValueIn<
    Declared[Name]
  >;
};

export const column = <Spec extends ColumnSpec>(spec: Spec): Column<ValueOf<Spec>> => declared(spec);

const declared = <Value>(spec: ColumnSpec): Column<Value> => ({
  spec,
  of: () => declared(spec),
  initially: (initial) => ({ spec, initial }),
});

/** For the `columns` of a table. */
export const specsOf = <Declared extends Columns>(columns: Declared) =>
  Object.fromEntries(Object.entries(columns).map(([name, { spec }]) => [name, spec])) as {
    readonly [Name in keyof Declared]: ColumnSpec;
  };

export const initialOf = <Declared extends Columns>(columns: Declared) =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([name, one]) => ('initial' in one ? [[name, one.initial]] : [])),
  ) as InitialOf<Declared>;
