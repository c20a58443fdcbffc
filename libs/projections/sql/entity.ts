import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { type AnyTable, baseType, columnName, isNullable } from '../model/table.js';
import { schema } from './table-sql.js';

const instants = {
  to: (value: unknown) => value,
  from: (value: unknown) => (value instanceof Date ? value.toISOString() : value),
};

/** A read model's table as a TypeORM entity. */
export function entityOf(table: AnyTable): EntitySchema {
  const columns = Object.entries(table.columns).map(([property, spec]): [string, EntitySchemaColumnOptions] => {
    const type = baseType(spec);
    const name = columnName(property);
    const common = { name, nullable: isNullable(spec), primary: table.key.includes(property) };
    if (type === 'text[]') return [property, { ...common, type: 'text', array: true }];
    if (type === 'timestamptz') return [property, { ...common, type, transformer: instants }];
    return [property, { ...common, type }];
  });
  return new EntitySchema({ name: table.name, tableName: table.name, schema, columns: Object.fromEntries(columns) });
}
