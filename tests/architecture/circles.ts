import { isSpec } from './rules.js';
import type { Source } from './sources.js';

/** Who imports whom. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The product's files and what they import of each other, types included; `#name` is the entry of that library. */
export function filesOf(sources: readonly Source[]): Graph {
  const files = sources.filter((source) => !isSpec(source));
  const known = new Set(files.map(({ path }) => path));
  return new Map(
    files.map(({ path, imports }) => [
      path,
      new Set(imports.map(({ target }) => fileOf(target)).filter((target) => known.has(target))),
    ]),
  );
}

/** The same of whole libraries and apps: `libs/tasks` imports `libs/kernel`. */
export function librariesOf(files: Graph): Graph {
  const libraryOf = (path: string): string => path.split('/').slice(0, 2).join('/');
  const libraries = new Map<string, Set<string>>();
  for (const [path, imported] of files) {
    const own = libraryOf(path);
    const others = libraries.get(own) ?? new Set();
    for (const target of imported) if (libraryOf(target) !== own) others.add(libraryOf(target));
    libraries.set(own, others);
  }
  return libraries;
}

/** Both `#tasks` and `#tasks/contract` end at an index.ts. */
const fileOf = (target: string): string =>
  target.startsWith('#') ? `libs/${target.slice(1)}/index.ts` : target.replace(/\.js$/, '.ts');

/** A shortest circle through each knot of files that reach each other: `a → b → a`. */
export const circlesIn = (graph: Graph): readonly string[] =>
  knotsIn(graph).map((knot) => {
    const ways = [...knot].sort().map((from) => wayBack(graph, from, knot));
    const shortest = ways.reduce((best, way) => (way.length < best.length ? way : best));
    const rest = knot.size - (shortest.length - 1);
    return shortest.join(' → ') + (rest > 0 ? ` (and ${rest} more in the same knot)` : '');
  });

/** Sets of files of which each reaches each other. */
function knotsIn(graph: Graph): readonly ReadonlySet<string>[] {
  const reached = new Map([...graph.keys()].map((from) => [from, reachedFrom(graph, from)]));
  const seen = new Set<string>();
  const knots: ReadonlySet<string>[] = [];
  for (const [from, targets] of reached) {
    if (seen.has(from) || !targets.has(from)) continue;
    const knot = new Set([...targets].filter((target) => reached.get(target)!.has(from)));
    for (const member of knot) seen.add(member);
    knots.push(knot);
  }
  return knots;
}

function reachedFrom(graph: Graph, from: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const target of graph.get(next) ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      open.push(target);
    }
  return reached;
}

/** The shortest way from a file back to itself within its knot. */
function wayBack(graph: Graph, from: string, knot: ReadonlySet<string>): readonly string[] {
  const ways: (readonly string[])[] = [[from]];
  const seen = new Set<string>();
  for (const way of ways)
    for (const target of graph.get(way.at(-1)!) ?? []) {
      if (target === from) return [...way, from];
      if (!knot.has(target) || seen.has(target)) continue;
      seen.add(target);
      ways.push([...way, target]);
    }
  return [];
}
