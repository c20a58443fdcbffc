import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from './sources.js';

const folder = join(root, 'docs', 'adr');
const index = readFileSync(join(folder, 'README.md'), 'utf8');
const files = readdirSync(folder).filter((name) => name !== 'README.md');

/** The row that the index must have: `| [7](0007-….md) | Title | status |`. */
function rowOf(file: string): string {
  const page = readFileSync(join(folder, file), 'utf8');
  const [, number, title] = /^# (\d+)\. (.+)$/m.exec(page) ?? [];
  const [, status] = /^Status: (.+)$/m.exec(page) ?? [];
  return `| [${number}](${file}) | ${title} | ${status} | `;
}

describe('the index of decisions', () => {
  it.each(files)('the index of decisions has %s with its number, title and status, and a line about it', (file) => {
    const row = index.split('\n').find((line) => line.includes(`](${file})`)) ?? `${file} is not in docs/adr/README.md`;
    expect(row.slice(0, rowOf(file).length)).toBe(rowOf(file));
    expect(row.slice(rowOf(file).length)).toMatch(/^\S.{20,} \|$/);
  });

  it('the index of decisions counts without gaps and names no page twice', () => {
    const numbers = [...index.matchAll(/^\| \[(\d+)\]/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(files.map((_, at) => at + 1));
  });
});
