import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readDocument, type ReadPlan } from '../../libs/plans/domain/reading/index.js';
import { columns } from '../../libs/plans/domain/reading/text/text.js';
import { everything, type GoldPlan, score } from './score.js';

const folder = new URL('./forms/', import.meta.url);

const documents = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }))
  // Form feeds say already where the pages are.
  .filter(({ text }) => !text.includes('\f'));

const wrapped = (line: string, width: number): string[] => {
  const lines = [''];
  for (const char of line) {
    const last = lines.at(-1)!;
    const full = columns(last + char) > width && !/[，。；：、）》”]/.test(char);
    if (full) lines.push(char);
    else lines[lines.length - 1] = last + char;
  }
  return lines;
};

const linesOf = (text: string): string[] => text.split('\n');
const everyLine = (text: string, change: (line: string, i: number) => string | string[]): string =>
  linesOf(text).flatMap(change).join('\n');

const extractions: Readonly<Record<string, (text: string) => string>> = {
  'wrapped at 60 columns': (text) => everyLine(text, (line) => wrapped(line, 60)),
  'wrapped at 72 columns, a blank line below each': (text) =>
    everyLine(text, (line) => wrapped(line, 72).flatMap((piece) => [`${piece} `, ''])),
  'indented and wrapped': (text) => everyLine(text, (line) => wrapped(`\u3000\u3000${line.trim()}`, 64)),
  'with Windows line ends': (text) => linesOf(text).join('\r\n'),
  'with page numbers': (text) =>
    everyLine(text, (line, i) => (i % 14 === 13 ? [line, `— ${(i + 1) / 14} —`, ''] : [line])),
  'with form feeds': (text) =>
    everyLine(text, (line, i) => (i % 14 === 13 ? [line, '', `${(i + 1) / 14}`, '\f'] : [line])),
  'with ASCII punctuation': (text) =>
    text.replaceAll('：', ':').replaceAll('；', ';').replaceAll('（', '(').replaceAll('）', ')'),
  'with spaces around figures': (text) =>
    text.replace(/(\d+)(?=\p{Script=Han})/gu, '$1 ').replace(/(\p{Script=Han})(?=\d)/gu, '$1 '),
};

const key = (title: string): string => title.normalize('NFKC');
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value).normalize('NFKC')) as T;

const read = (file: string, text: string, title: string): ReadPlan | undefined =>
  readDocument({ name: file, text }).plans.find((plan) => key(plan.title) === key(title));

/** The lines of a task may be any, because a wrapped text has other lines. */
const tasks = { ...everything, line: expect.any(Number) };

describe.each(Object.entries(extractions))('plans of other places %s', (_, extract) => {
  it.each(documents)('the plan $file gives the same tasks when it comes from an extracted text', ({ file, text }) => {
    const gold = JSON.parse(readFileSync(new URL(file.replace('.txt', '.json'), folder), 'utf8')) as GoldPlan;
    const plan = read(file, extract(text), gold.title);
    expect(score(plain(gold), plan && plain(plan))).toMatchObject(tasks);
  });
});
