/** Paths of fields, at every depth, that were sent and are not in the parsed content. At most ten. */
export function unknownFields(sent: unknown, taken: unknown): readonly string[] {
  return walk(sent, taken, '').slice(0, 10);
}

function walk(sent: unknown, taken: unknown, path: string): string[] {
  if (!isNested(sent) || !isNested(taken)) return [];
  return Object.keys(sent).flatMap((name) => {
    const at = path === '' ? name : `${path}.${name}`;
    return Object.hasOwn(taken, name) ? walk(sent[name], taken[name], at) : [at];
  });
}

const isNested = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
