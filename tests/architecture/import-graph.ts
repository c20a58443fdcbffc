import { isSpec } from './rules.js';
import { type Import, libraryOf, type Source } from './sources.js';

/** Who imports whom: a name, and the names that it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Every file of apps and libs with the files that it imports, specs and type-only imports included. */
export function fileGraph(sources: readonly Source[]): ImportGraph {
  const files = sources.filter(({ path }) => /^(apps|libs)\//.test(path));
  const paths = new Set(files.map(({ path }) => path));
  return new Map(
    files.map(({ path, imports }) => {
      const imported = imports.flatMap(fileImported).filter((file) => paths.has(file));
      return [path, [...new Set(imported)]];
    }),
  );
}

/** Every library with the libraries that its product code imports. What only specs import says nothing about the product. */
export function libraryGraph(sources: readonly Source[]): ImportGraph {
  const graph = new Map<string, string[]>();
  for (const source of sources) {
    const library = libraryOf(source.path);
    if (library === undefined) continue;
    const imported = graph.get(library) ?? [];
    graph.set(library, imported);
    if (!isSpec(source) || library === 'testing') imported.push(...librariesImported(source));
  }
  return new Map([...graph].map(([library, imported]) => [library, [...new Set(imported)].sort()]));
}

/** The other libraries that a file imports. */
export const librariesImported = ({ path, imports }: Source): readonly string[] =>
  imports
    .flatMap(fileImported)
    .flatMap((file) => libraryOf(file) ?? [])
    .filter((library) => library !== libraryOf(path));

/** The file that `#name` or `#name/contract` stands for: the index.ts of that folder under libs. Undefined for a package. */
function fileImported({ specifier, target }: Import): readonly string[] {
  if (specifier.startsWith('.')) return [target.replace(/\.js$/, '.ts')];
  return specifier.startsWith('#') ? [`libs/${specifier.slice(1)}/index.ts`] : [];
}
