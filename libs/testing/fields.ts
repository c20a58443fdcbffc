/** A JSON schema, as OpenAPI and AsyncAPI documents print it. */
interface Schema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** Every field in the schema, at every depth, in whichever shape of a union: its place and its schema. */
export function fieldsIn(schema: Schema, at = ''): readonly (readonly [string, Schema])[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const place = at === '' ? name : `${at}.${name}`;
    return [[place, field] as const, ...fieldsIn(field, place)];
  });
  const items = schema.items ? fieldsIn(schema.items, `${at}[]`) : [];
  return [...own, ...items, ...shapesOf(schema).flatMap((shape) => fieldsIn(shape, at))];
}

/** What is missing where a field is described: words in both languages, an example, and limits with a unit. Empty when nothing is. */
export const missingFrom = (field: Schema): readonly string[] => [
  ...(isInBoth(field.title) ? [] : ['a label in both languages']),
  ...(isInBoth(field.description) ? [] : ['a description in both languages']),
  ...(hasExample(field) ? [] : ['an example']),
  ...leavesOf(field).flatMap((leaf) => limitsMissing(leaf, field.description ?? '')),
];

const isInBoth = (words: string | undefined): boolean =>
  words !== undefined && /\p{Script=Han}.* · .*[a-z]/isu.test(words.replace('%', 'percent'));

/** Of its own, or of each of its parts. */
const hasExample = (field: Schema): boolean =>
  field.examples !== undefined || [field, ...leavesOf(field)].some(({ properties }) => properties !== undefined);

/** What the field may be, with unions and lists opened. */
const leavesOf = (field: Schema): readonly Schema[] => {
  const inner = [...shapesOf(field), ...(field.items ? [field.items] : []), ...(field.prefixItems ?? [])];
  return inner.length === 0 ? [field] : [...listLimits(field), ...inner.flatMap(leavesOf)];
};

const shapesOf = ({ anyOf, oneOf, allOf }: Schema): readonly Schema[] => [
  ...(anyOf ?? []),
  ...(oneOf ?? []),
  ...(allOf ?? []),
];

/** A list is looked at beside its items: it has a limit of its own. */
const listLimits = ({ type, maxItems }: Schema): readonly Schema[] =>
  type === 'array' ? [{ type, ...(maxItems !== undefined && { maxItems }) }] : [];

function limitsMissing(leaf: Schema, description: string): readonly string[] {
  if (leaf.const !== undefined || leaf.enum) return [];
  switch (leaf.type) {
    case 'string':
      return isBounded(leaf) ? [] : ['the longest text'];
    case 'number':
    case 'integer':
      return [
        ...(leaf.minimum === undefined || leaf.maximum === undefined ? ['the smallest and the largest number'] : []),
        ...(/单位[：:].+unit:/isu.test(description) ? [] : ['the unit']),
      ];
    case 'array':
      return leaf.maxItems === undefined ? ['the longest list'] : [];
    default:
      return [];
  }
}

/** By a length, a format, or a pattern in which everything ends. */
const isBounded = ({ maxLength, format, pattern }: Schema): boolean =>
  maxLength !== undefined ||
  ['date', 'date-time'].includes(format ?? '') ||
  (pattern !== undefined && /^\^.*\$$/.test(pattern) && !/[*+]|\{\d*,\}/.test(pattern.replace(/\[[^\]]*\]/g, '')));
