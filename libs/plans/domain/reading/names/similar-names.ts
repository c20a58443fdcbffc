/** Longer ones are no names of units and are never compared. */
const longestName = 30;

const shortened = (name: string): string[] => [...name].map((_, i, chars) => chars.filter((__, k) => k !== i).join(''));

/** What two names have in common when one character is lost, added or replaced, or the order differs, with 和 or without. */
const signatures = (name: string): string[] => {
  const chars = [...name];
  if (chars.length > longestName) return [];
  const bare = name.replace('和', '');
  const withoutAnd = bare === name ? [] : shortened(bare);
  return [name, ...shortened(name), ...withoutAnd, `sorted ${chars.sort().join('')}`];
};

/** Finds the names that are nearly the same as a given one without comparing it with all of them. */
export class SimilarNames {
  private readonly bySignature = new Map<string, string[]>();

  constructor(names: Iterable<string>) {
    for (const name of names) for (const signature of new Set(signatures(name))) this.add(signature, name);
  }

  to(name: string): string[] {
    const found = signatures(name).flatMap((signature) => this.bySignature.get(signature) ?? []);
    return [...new Set(found)].filter((other) => other !== name);
  }

  private add(signature: string, name: string): void {
    const known = this.bySignature.get(signature);
    if (known) known.push(name);
    else this.bySignature.set(signature, [name]);
  }
}
