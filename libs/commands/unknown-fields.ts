/** Paths of fields, at every depth, that were sent and are not in the parsed content. At most ten. */
export function unknownFields(sent: unknown, taken: unknown): readonly (readonly PropertyKey[])[] {
  return walk(sent, taken, []).slice(0, 10);
}

function walk(sent: unknown, taken: unknown, path: readonly PropertyKey[]): (readonly PropertyKey[])[] {
  if (!isNested(sent) || !isNested(taken)) return [];
  return Object.keys(sent).flatMap((name) => {
    const at = [...path, Array.isArray(sent) ? Number(name) : name];
    return Object.hasOwn(taken, name) ? walk(sent[name], taken[name], at) : [at];
  });
}

const isNested = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
