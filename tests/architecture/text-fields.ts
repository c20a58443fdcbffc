import type { z } from 'zod';

/** A text in a schema, with the name of the field that it stands in. */
export interface TextField {
  /** `correction[units].value.unit`: options of a union are told apart by their literals. */
  readonly path: string;
  readonly name: string;
  readonly schema: z.core.$ZodType;
}

/** Kinds of schema that hold no texts of their own. */
const withoutTexts = new Set(['number', 'boolean', 'literal', 'enum', 'null', 'transform', 'unknown']);

/** Every text that content of this schema may hold, at every depth. @throws TypeError for a kind of schema that it cannot look into */
export function textFieldsIn(schema: z.core.$ZodType, path = '', name = ''): readonly TextField[] {
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  const inside = (inner: z.core.$ZodType): readonly TextField[] => textFieldsIn(inner, path, name);
  const within = (field: string, inner: z.core.$ZodType): readonly TextField[] =>
    textFieldsIn(inner, path === '' ? field : `${path}.${field}`, field);
  if (def.type === 'string') return [{ path, name, schema }];
  if (def.type === 'object') return Object.entries(def.shape).flatMap(([field, inner]) => within(field, inner));
  if (def.type === 'array') return inside(def.element);
  if (def.type === 'tuple') return def.items.flatMap(inside);
  if (def.type === 'union')
    return def.options.flatMap((option) => textFieldsIn(option, `${path}${literalsOf(option)}`, name));
  if ('innerType' in def) return inside(def.innerType);
  if (def.type === 'pipe') return [...inside(def.in), ...inside(def.out)];
  if (withoutTexts.has(def.type)) return [];
  throw new TypeError(`${path}: a schema of type ${def.type} may hold texts; say where`);
}

function literalsOf(option: z.core.$ZodType): string {
  const { def } = option._zod as z.core.$ZodTypes['_zod'];
  if (def.type !== 'object') return '';
  const literals = Object.values(def.shape).flatMap((inner) => {
    const { def: field } = inner._zod as z.core.$ZodTypes['_zod'];
    return field.type === 'literal' ? field.values.map(String) : [];
  });
  return `[${literals.join(' ')}]`;
}
