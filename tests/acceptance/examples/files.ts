import { type PlanTable, tableFormats } from '../../corpus/formats/table-files.js';
import { printed } from '../../corpus/formats/pdf-typesetter.js';
import { planDocument } from '../plans.js';

const head = ['序号', '重点任务', '责任单位', '完成时限'];
const row = (text: string) => ['1', text, '区财政局', '2023年6月底前'];

/** A plan of one task; each of them another plan. */
const tableOf = (kind: string): PlanTable => ({
  title: `2023年通州区${kind}任务分解表`,
  rows: [head, row(`编制${kind}工作手册。`)].map((cells) => cells.map((text) => ({ text }))),
});

const pdf = (): Uint8Array =>
  printed({
    blocks: [
      { paragraph: '2023年通州区采购任务分解表', centred: true },
      { table: { head, widths: [30, 200, 100, 100], rows: [{ cells: row('编制采购目录。') }], ruled: true } },
    ],
  });

const text = (number: number): Uint8Array =>
  new TextEncoder().encode(
    planDocument(
      [{ text: '整理档案。' }, { text: '装订卷宗。' }],
      `2023年通州区档案工作方案（${String(number)}）`,
      number,
    ),
  );

/** A small plan for each media type that may be uploaded. */
export const files: Readonly<Record<string, () => Uint8Array>> = {
  'text/plain': () => text(71),
  'text/html': () => tableFormats.html(tableOf('内控')),
  'text/csv': () => tableFormats.csv(tableOf('预算')),
  'application/pdf': pdf,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': () => tableFormats.docx(tableOf('决算')),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': () => tableFormats.xlsx(tableOf('审计')),
  'application/octet-stream': () => text(72),
};
