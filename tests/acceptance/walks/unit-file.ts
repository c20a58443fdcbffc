/** `Name=value` lines of a unit of systemd, by section and name; a name may come more than once. */
export function settingsOf(unit: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let section = '';
  for (const line of linesOf(unit)) {
    const heading = /^\[(\w+)\]$/.exec(line)?.[1];
    if (heading !== undefined) section = heading;
    else {
      const [name, value] = assigned(line);
      const key = `${section}.${name}`;
      found.set(key, [...(found.get(key) ?? []), value]);
    }
  }
  return found;
}

/** The variables of an environment file of systemd. */
export const variablesIn = (file: string): Readonly<Record<string, string>> =>
  Object.fromEntries(linesOf(file).map(assigned));

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

function assigned(line: string): [string, string] {
  const [name, ...value] = line.split('=') as [string, ...string[]];
  return [name, value.join('=')];
}
