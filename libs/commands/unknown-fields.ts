/** Paths of fields that were sent and that the schema did not take over, at every depth. At most ten. */
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
