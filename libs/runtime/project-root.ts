import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds `package.json`, `seeds` and `infra`, whether the code runs from its sources or from `dist`. */
export function projectRoot(from: string = import.meta.dirname): string {
  if (existsSync(join(from, 'nest-cli.json'))) return from;
  const parent = dirname(from);
  if (parent === from)
    throw new Error('expected nest-cli.json in a folder above this file; run zhezi from its checkout');
  return projectRoot(parent);
}
