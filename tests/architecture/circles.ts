import type { ImportGraph } from './import-graph.js';

/**
 * The circles of a graph, in order, each as `a → b → a` from its first name in the alphabet. For every name that lies on a circle
 * this gives the shortest circle through it. When there is none of these, the graph has no circle of any length.
 */
export function circlesIn(graph: ImportGraph): readonly string[] {
  const circles = [...graph.keys()].map((name) => shortestCircle(graph, name)).filter((circle) => circle !== undefined);
  return [...new Set(circles.map(told))].sort();
}

/** The names on the way from `start` back to itself, without the return; undefined when no way leads back. */
function shortestCircle(graph: ImportGraph, start: string): readonly string[] | undefined {
  const cameFrom = new Map<string, string>();
  const waiting = [start];
  for (const name of waiting) {
    for (const imported of graph.get(name) ?? []) {
      if (imported === start) return wayTo(name, cameFrom);
      if (cameFrom.has(imported)) continue;
      cameFrom.set(imported, name);
      waiting.push(imported);
    }
  }
  return undefined;
}

function wayTo(last: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const way = [last];
  for (let name = cameFrom.get(last); name !== undefined; name = cameFrom.get(name)) way.unshift(name);
  return way;
}

function told(circle: readonly string[]): string {
  const first = circle.indexOf([...circle].sort()[0]!);
  const turned = [...circle.slice(first), ...circle.slice(0, first)];
  return [...turned, turned[0]].join(' → ');
}
