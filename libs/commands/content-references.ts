import { z } from 'zod';
import { referenceIn, type ReferenceKind } from '#kernel';

/** What a caller wrote for something. */
export interface GivenReference {
  readonly kind: ReferenceKind;
  /** An id, a name or another name. */
  readonly given: string;
}

/** The references of a schema. */
export interface References {
  readonly kinds: ReadonlySet<ReferenceKind>;
  /** Asks `idOf` for every reference in the content, in a fixed order, and returns the content with the answers in their places. */
  readonly rewrite: (content: unknown, idOf: (reference: GivenReference) => string) => unknown;
}

/** Kinds of schema in whose content nothing can be referred to. */
const withoutReferences = new Set([
  ...(['string', 'number', 'int', 'boolean', 'bigint', 'date', 'null', 'undefined', 'void', 'nan'] as const),
  ...(['literal', 'enum', 'template_literal', 'file', 'symbol', 'any', 'unknown', 'never', 'transform'] as const),
]);

/**
 * Where content of this schema refers to something, however deep; undefined when it does not.
 * @throws TypeError for a kind of schema that it cannot look into, so that a reference is not passed over
 */
export function referencesOf(schema: z.core.$ZodType): References | undefined {
  const kind = referenceIn(schema);
  if (kind !== undefined) return marked(kind);
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  if (def.type === 'object') return ofObject(def.shape);
  if (def.type === 'array') return ofArray(def.element);
  if (def.type === 'tuple') return ofTuple(def.items);
  if (def.type === 'record') return ofRecord(def.valueType);
  if (def.type === 'union') return ofUnion(def.options);
  if (def.type === 'pipe') return ofPipe(def);
  if ('innerType' in def) return ofInner(def.innerType);
  if (withoutReferences.has(def.type as never)) return undefined;
  throw new TypeError(`a schema of type ${def.type} may refer to something; say where`);
}

const marked = (kind: ReferenceKind): References => ({
  kinds: new Set([kind]),
  rewrite: (given, idOf) => (typeof given === 'string' ? idOf({ kind, given }) : given),
});

function ofObject(shape: Readonly<Record<string, z.core.$ZodType>>): References | undefined {
  const fields = Object.entries(shape).flatMap(([name, schema]) => {
    const found = referencesOf(schema);
    return found ? [[name, found] as const] : [];
  });
  if (fields.length === 0) return undefined;
  return {
    kinds: kindsOf(fields.map(([, found]) => found)),
    rewrite: (content, idOf) => {
      if (!isObject(content)) return content;
      const present = fields.filter(([name]) => Object.hasOwn(content, name));
      return {
        ...content,
        ...Object.fromEntries(present.map(([name, { rewrite }]) => [name, rewrite(content[name], idOf)])),
      };
    },
  };
}

function ofArray(element: z.core.$ZodType): References | undefined {
  const found = referencesOf(element);
  return (
    found && {
      kinds: found.kinds,
      rewrite: (content, idOf) =>
        Array.isArray(content) ? content.map((each: unknown) => found.rewrite(each, idOf)) : content,
    }
  );
}

function ofTuple(items: readonly z.core.$ZodType[]): References | undefined {
  const places = items.map(referencesOf);
  const found = places.flatMap((place) => place ?? []);
  if (found.length === 0) return undefined;
  return {
    kinds: kindsOf(found),
    rewrite: (content, idOf) =>
      Array.isArray(content) ? content.map((each: unknown, at) => places[at]?.rewrite(each, idOf) ?? each) : content,
  };
}

function ofRecord(values: z.core.$ZodType): References | undefined {
  const found = referencesOf(values);
  return (
    found && {
      kinds: found.kinds,
      rewrite: (content, idOf) =>
        isObject(content)
          ? Object.fromEntries(Object.entries(content).map(([name, value]) => [name, found.rewrite(value, idOf)]))
          : content,
    }
  );
}

/** The first option that takes the content says where its references are. */
function ofUnion(options: readonly z.core.$ZodType[]): References | undefined {
  const choices = options.map((schema) => ({ schema, found: referencesOf(schema) }));
  const found = choices.flatMap((choice) => choice.found ?? []);
  if (found.length === 0) return undefined;
  return {
    kinds: kindsOf(found),
    rewrite: (content, idOf) => {
      const choice = choices.find(({ schema }) => z.safeParse(schema, content).success);
      return choice?.found ? choice.found.rewrite(content, idOf) : content;
    },
  };
}

/** Content is rewritten as it comes out. */
function ofPipe({ in: before, out: after }: z.core.$ZodPipeDef): References | undefined {
  const found = referencesOf(after);
  if (!found && referencesOf(before))
    throw new TypeError('a reference is hidden by what transforms it; mark what comes out');
  return found;
}

/** Null and undefined, where the wrapper allows them, refer to nothing. */
function ofInner(inner: z.core.$ZodType): References | undefined {
  const found = referencesOf(inner);
  return (
    found && {
      kinds: found.kinds,
      rewrite: (content, idOf) => (content === null || content === undefined ? content : found.rewrite(content, idOf)),
    }
  );
}

const kindsOf = (found: readonly References[]): ReadonlySet<ReferenceKind> =>
  new Set(found.flatMap(({ kinds }) => [...kinds]));

const isObject = (content: unknown): content is Readonly<Record<string, unknown>> =>
  typeof content === 'object' && content !== null && !Array.isArray(content);
