import { globSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#runtime';

/**
 * All specs without servers of a folder as one: modules are loaded once for all of them, where Jest loads them anew for each.
 * A change is tried in a second instead of ten.
 */
const takesLong = (path: string): number => Number(path.includes('properties'));
const propertiesLast = (one: string, other: string): number =>
  takesLong(one) - takesLong(other) || one.localeCompare(other);

const folder = process.env.ZHEZI_MUTATED_SPECS ?? 'libs/tasks/domain';
const specs = globSync(`${folder}/**/*.spec.ts`, { cwd: projectRoot() }).filter(
  (path) => !path.endsWith('.int.spec.ts'),
);
for (const spec of specs.sort(propertiesLast)) await import(join(projectRoot(), spec));
