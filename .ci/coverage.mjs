// Prints what the tests covered of each library and app, from the summary that `npm test -- --coverage` leaves. A figure here
// is nothing to reach: it says where nobody looks.
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';

const kinds = ['lines', 'branches', 'functions'];
const none = () => Object.fromEntries(kinds.map((kind) => [kind, { covered: 0, total: 0 }]));
const add = (sum, file) => {
  for (const kind of kinds) {
    sum[kind].covered += file[kind].covered;
    sum[kind].total += file[kind].total;
  }
  return sum;
};
const share = ({ covered, total }) => (total === 0 ? '–' : `${((100 * covered) / total).toFixed(1)} %`);

const { total: all, ...files } = JSON.parse(readFileSync('coverage/coverage-summary.json', 'utf8'));
const libraries = new Map();
for (const [path, file] of Object.entries(files)) {
  const library = relative('.', path).split(sep).slice(0, 2).join('/');
  libraries.set(library, add(libraries.get(library) ?? none(), file));
}

const sums = [...libraries].sort(([a], [b]) => a.localeCompare(b));
const rows = [
  ['', ...kinds],
  ...[...sums, ['all', all]].map(([name, sum]) => [name, ...kinds.map((kind) => share(sum[kind]))]),
];
const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
for (const row of rows)
  console.log(
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
  );
