import type { BenchResult } from './bench.js';
import { goalsOf, type Held, number } from './summary.js';

const [left, width, rowHeight, top] = [260, 420, 26, 48];

/** How far a goal is exceeded: 1 is exactly the goal, more is better, also for limits. */
const share = ({ measured, goal, isLimit }: Held): number =>
  isLimit ? goal / Math.max(measured, Number.EPSILON) : measured / goal;

/** A bar per goal on a scale of powers of two; the line in the middle is the goal. */
export function performancePlot(results: readonly BenchResult[]): string {
  const rows = goalsOf(results);
  const height = top + rows.length * rowHeight + 16;
  const middle = left + width / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 170} ${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="16" y="22" font-size="14">Measured against goal (right of the line: better than the goal)</text>
${[-3, -2, -1, 0, 1, 2, 3].map((power) => tick(placeOf(2 ** power), power, height)).join('\n')}
${rows.map((row, at) => bar(row, top + at * rowHeight, middle)).join('\n')}
</svg>
`;
}

const placeOf = (value: number): number =>
  Math.round(left + width / 2 + (Math.max(-3, Math.min(3, Math.log2(value))) * width) / 6);

const tick = (x: number, power: number, height: number): string =>
  `<line x1="${x}" x2="${x}" y1="${top - 8}" y2="${height - 12}" stroke="${power === 0 ? '#333333' : '#dddddd'}"/>` +
  `<text x="${x}" y="${top - 12}" text-anchor="middle" fill="#666666">${power < 0 ? `1/${2 ** -power}` : 2 ** power} ×</text>`;

function bar(row: Held, y: number, middle: number): string {
  const end = placeOf(share(row));
  const [from, length] = [Math.min(middle, end), Math.max(2, Math.abs(end - middle))];
  const sign = row.isLimit ? '≤' : '≥';
  return (
    `<text x="${left - 12}" y="${y + 16}" text-anchor="end">${row.bench}: ${row.figure}</text>` +
    `<rect x="${from}" y="${y + 4}" width="${length}" height="16" fill="${row.met ? '#2f7d4f' : '#b3392f'}"/>` +
    `<text x="${left + width + 12}" y="${y + 16}">${number(row.measured)} (${sign} ${number(row.goal)})</text>`
  );
}
