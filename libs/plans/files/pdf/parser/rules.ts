import type { Rule } from '../layout/page.js';
import { placed, type Matrix } from './matrix.js';

type Point = readonly [number, number];

/** How a path's numbers are told apart, and how many follow each: move, line, curve, quadratic curve, close. */
const lengths = [2, 2, 6, 4, 0];
const [move, close] = [0, 4];

/** A bar no thicker than this is a line; points. */
const thickest = 3;
const shortest = 3;
const level = 0.5;

/** The corners of each part of a path, where the page shows them. */
const subpaths = (data: ArrayLike<number>, matrix: Matrix): Point[][] => {
  const found: Point[][] = [];
  for (let at = 0; at < data.length;) {
    const kind = data[at]!;
    const length = lengths[kind];
    if (length === undefined) return found;
    const open = found.at(-1);
    if (kind === close) {
      if (open?.[0]) open.push(open[0]);
    } else {
      const point = placed(matrix, data[at + length - 1]!, data[at + length]!);
      if (kind === move || !open) found.push([point]);
      else open.push(point);
    }
    at += length + 1;
  }
  return found;
};

const ruleBetween = ([x1, y1]: Point, [x2, y2]: Point): Rule | null => {
  const [dx, dy] = [Math.abs(x1 - x2), Math.abs(y1 - y2)];
  if (dy <= level && dx > dy)
    return { horizontal: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) };
  if (dx <= level && dy > dx)
    return { horizontal: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) };
  return null;
};

/** A filled shape that is a bar: its middle. */
const barOf = (points: readonly Point[]): Rule | null => {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= thickest && right - left >= shortest)
    return { horizontal: true, at: (top + bottom) / 2, from: left, to: right };
  if (right - left <= thickest && bottom - top >= shortest)
    return { horizontal: false, at: (left + right) / 2, from: top, to: bottom };
  return null;
};

/** The rules that a path draws when stroked, or when filled. Curves count by their ends only. */
export const rulesOf = (data: ArrayLike<number>, matrix: Matrix, stroked: boolean): Rule[] =>
  subpaths(data, matrix).flatMap((points) => {
    const rules = stroked ? points.slice(1).map((point, i) => ruleBetween(points[i]!, point)) : [barOf(points)];
    return rules.filter((rule) => rule !== null);
  });
