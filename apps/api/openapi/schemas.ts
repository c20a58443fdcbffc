import { z } from 'zod';

type Json = Record<string, unknown>;
type Direction = 'input' | 'output';

/** JSON Schemas of zod schemas; those with an id stand once among the components and are referred to. */
export class Schemas {
  private readonly components = new Map<string, Json>();

  /** @throws Error when the schema has no id. */
  reference(schema: z.ZodType, direction: Direction): Json {
    const found = this.inline(schema, direction);
    if (!('$ref' in found)) throw new Error('a schema among the components needs an id: schema.meta({ id })');
    return found;
  }

  inline(schema: z.ZodType, direction: Direction): Json {
    const found = toJson(schema, direction) as Json;
    const definitions = (found.$defs ?? {}) as Record<string, Json>;
    for (const [name, definition] of Object.entries(definitions)) this.keep(name, definition);
    if (typeof found.id !== 'string') return clean(found);
    this.keep(found.id, found);
    return { $ref: `#/components/schemas/${found.id}` };
  }

  all(): Json {
    return Object.fromEntries([...this.components].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private keep(name: string, definition: Json): void {
    this.components.set(name, clean(definition));
  }
}

/** The schema without `$schema`, `$defs` and `id`, with its references as an OpenAPI document needs them. */
const clean = (schema: Json): Json =>
  relocated(
    Object.fromEntries(Object.entries(schema).filter(([key]) => !['$schema', '$defs', 'id'].includes(key))),
  ) as Json;

const toJson = (schema: z.ZodType, direction: Direction): unknown =>
  z.toJSONSchema(schema, {
    io: direction,
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      const closed = direction === 'input' && jsonSchema.type === 'object' && jsonSchema.properties;
      if (closed) jsonSchema.additionalProperties ??= false;
    },
  });

/** References in the form that an OpenAPI document needs. */
function relocated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relocated);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === '$ref' ? moved(inner) : relocated(inner)]),
  );
}

const moved = (reference: unknown): unknown =>
  typeof reference === 'string' ? reference.replace(/^#\/\$defs\//, '#/components/schemas/') : reference;
