import type { Rule } from './page.js';

/** A table's lines: where its columns and rows meet, and which elementary cells are one. */
export interface Grid {
  /** Edges of the columns, left to right. */
  readonly xs: readonly number[];
  /** Edges of the rows, top to bottom. */
  readonly ys: readonly number[];
  /** Row by row, column by column: the number of the cell; a merged cell has one number. */
  readonly owner: readonly (readonly number[])[];
}

/** Points within which lines lie on each other, and ends touch. */
const near = 3;
const overhang = 6;
/** More lines than this on a page are a drawing; more cells than this are no table. */
const mostLines = 2_000;
const mostCells = 20_000;

const byPlace = (a: Rule, b: Rule): number => a.at - b.at || a.from - b.from;

const joinOn = (rules: readonly Rule[]): Rule[] => {
  const found: Rule[] = [];
  for (const rule of [...rules].sort((a, b) => a.from - b.from)) {
    const open = found.at(-1);
    if (open && rule.from <= open.to + near) found[found.length - 1] = { ...open, to: Math.max(open.to, rule.to) };
    else found.push(rule);
  }
  return found;
};

/** Lines drawn in pieces, cell by cell or doubled, as one. */
const merged = (rules: readonly Rule[]): Rule[] => {
  const groups: Rule[][] = [];
  for (const rule of [...rules].sort(byPlace)) {
    const open = groups.at(-1);
    if (open && rule.at - open[0]!.at <= near) open.push(rule);
    else groups.push([rule]);
  }
  return groups
    .flatMap((group) => joinOn(group.map((rule) => ({ ...rule, at: group[0]!.at }))))
    .filter(({ from, to }) => to - from > near);
};

const reaches = (rule: Rule, at: number): boolean => at >= rule.from - near && at <= rule.to + near;
const cross = (a: Rule, b: Rule): boolean => reaches(a, b.at) && reaches(b, a.at);

/** Groups of lines that touch each other. */
const nets = (across: readonly Rule[], down: readonly Rule[]): Rule[][] => {
  const waiting = new Set([...across, ...down]);
  const found: Rule[][] = [];
  for (const first of across) {
    if (!waiting.delete(first)) continue;
    const net = [first];
    for (let i = 0; i < net.length; i++)
      for (const other of net[i]!.horizontal ? down : across)
        if (waiting.has(other) && cross(net[i]!, other)) {
          waiting.delete(other);
          net.push(other);
        }
    found.push(net);
  }
  return found;
};

/** The edges on which lines lie, and, if a side of the table is open, the place where the crossing lines end. */
const edges = (lines: readonly Rule[], crossing: readonly Rule[]): number[] => {
  const found: number[] = [];
  for (const { at } of [...lines].sort(byPlace)) if (at - (found.at(-1) ?? -Infinity) > near) found.push(at);
  const [from, to] = [Math.min(...crossing.map((rule) => rule.from)), Math.max(...crossing.map((rule) => rule.to))];
  if (from < (found[0] ?? Infinity) - overhang) found.unshift(from);
  if (to > (found.at(-1) ?? -Infinity) + overhang) found.push(to);
  return found;
};

const isWall = (lines: readonly Rule[], at: number, from: number, to: number): boolean => {
  const middle = (from + to) / 2;
  return lines.some((line) => Math.abs(line.at - at) <= near && line.from <= middle && line.to >= middle);
};

const gridOf = (net: readonly Rule[]): Grid | null => {
  const across = net.filter(({ horizontal }) => horizontal);
  const down = net.filter(({ horizontal }) => !horizontal);
  const [xs, ys] = [edges(down, across), edges(across, down)];
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 2 || rows < 1 || columns * rows > mostCells) return null;
  const owner = Array.from({ length: rows }, () => Array.from({ length: columns }, () => -1));
  const spread = (row: number, column: number, cell: number): void => {
    const open: [number, number][] = [[row, column]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [r, c] = next;
      if (owner[r]?.[c] !== -1) continue;
      owner[r][c] = cell;
      if (c + 1 < columns && !isWall(down, xs[c + 1]!, ys[r]!, ys[r + 1]!)) open.push([r, c + 1]);
      if (c > 0 && !isWall(down, xs[c]!, ys[r]!, ys[r + 1]!)) open.push([r, c - 1]);
      if (r + 1 < rows && !isWall(across, ys[r + 1]!, xs[c]!, xs[c + 1]!)) open.push([r + 1, c]);
      if (r > 0 && !isWall(across, ys[r]!, xs[c]!, xs[c + 1]!)) open.push([r - 1, c]);
    }
  };
  owner.forEach((cells, r) => cells.forEach((_, c) => spread(r, c, r * columns + c)));
  return { xs, ys, owner };
};

const holds = (outer: Grid, inner: Grid): boolean =>
  outer !== inner &&
  outer.xs[0]! <= inner.xs[0]! &&
  outer.xs.at(-1)! >= inner.xs.at(-1)! &&
  outer.ys[0]! <= inner.ys[0]! &&
  outer.ys.at(-1)! >= inner.ys.at(-1)!;

/** The tables that the rules of a page draw, from top to bottom. A table within a cell belongs to the cell. */
export const gridsOf = (rules: readonly Rule[]): Grid[] => {
  const across = merged(rules.filter(({ horizontal }) => horizontal));
  const down = merged(rules.filter(({ horizontal }) => !horizontal));
  if (across.length + down.length > mostLines) return [];
  const grids = nets(across, down)
    .map(gridOf)
    .filter((grid) => grid !== null);
  return grids.filter((grid) => !grids.some((outer) => holds(outer, grid))).sort((a, b) => a.ys[0]! - b.ys[0]!);
};
