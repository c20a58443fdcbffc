import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type DocumentFormat, documentFormats, readDocument } from '../../../libs/plans/domain/reading/index.js';
import { openDocument } from '../../../libs/plans/files/open-document.js';
import { printed } from './pdf-typesetter.js';
import { type PlanTable, tableFormats } from './table-files.js';

const head = ['序号', '重点任务', '责任单位', '完成时限'];
const rows = [
  ['1', '改造老旧小区10个。', '市住建局', '6月底前'],
  ['2', '新建社区公园3处。', '市园林局', '9月底前'],
];
const title = '滨海市2024年重点任务分解表';
const table: PlanTable = { title, rows: [head, ...rows].map((row) => row.map((text) => ({ text }))) };

const textTable = (): Uint8Array =>
  new TextEncoder().encode([title, ...[head, ...rows].map((row) => row.join(' '))].join('\n'));

const pdfTable = (): Uint8Array =>
  printed({
    blocks: [
      { paragraph: title, centred: true },
      { table: { head, widths: [30, 200, 100, 100], rows: rows.map((cells) => ({ cells })), ruled: true } },
    ],
  });

/** The same two tasks as a file of each format. A new format does not compile before it has a file here. */
const samples: Readonly<Record<DocumentFormat, () => Uint8Array>> = {
  docx: () => tableFormats.docx(table),
  xlsx: () => tableFormats.xlsx(table),
  html: () => tableFormats.html(table),
  csv: () => tableFormats.csv(table),
  pdf: pdfTable,
  txt: textTable,
};

const page = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('a file of every format that is read', () => {
  it.each(Object.entries(samples))('a file .%s is recognised by its content and read', async (_, build) => {
    const reading = readDocument(await openDocument(build(), 'plan'));
    expect(
      reading.plans.flatMap((plan) => plan.tasks.map((task) => [task.text, task.units, task.deadlineText])),
    ).toEqual(rows.map(([, text, name, deadline]) => [text, [{ name, role: 'main' }], deadline]));
  });

  it.each(Object.values(documentFormats))('the format %s is named where people look', (ending) => {
    const pages = ['README.md', 'README.zh-CN.md', 'libs/plans/files/README.md'];
    expect(pages.filter((path) => !page(path).includes(ending))).toEqual([]);
  });
});
