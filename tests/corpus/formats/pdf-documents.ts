import { seedDocuments, seedText } from '../documents.js';
import type { GoldPlan } from '../score.js';
import { printed, type PrintedRow, type PrintedTable } from './pdf-typesetter.js';

const centred = /^2023年通州区政府工作报告$|^重点工作分工方案$|关于印发|通政发/;

/** The plan of 2023 as a PDF: a paragraph for each line of its text. */
export const plan2023Pdf = (): Uint8Array =>
  printed({
    runningHead: '政府工作报告重点工作分工',
    blocks: seedText(seedDocuments.plan2023)
      .split('\n')
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .map((paragraph) => ({ paragraph, centred: centred.test(paragraph) })),
  });

type LabelledTask = GoldPlan['tasks'][number] & { readonly numberText: string; readonly deadlineText: string };

const namesOf = ({ units }: LabelledTask, role: string): string =>
  units
    .filter((unit) => unit.role === role)
    .map(({ name }) => name)
    .join('\n');

const rowsOf = (tasks: readonly LabelledTask[]): PrintedRow[] =>
  tasks.flatMap((task, i) => [
    ...(task.section !== null && task.section !== tasks[i - 1]?.section ? [{ heading: task.section }] : []),
    {
      cells: [
        task.numberText,
        task.theme ?? '',
        task.text,
        task.deadlineText,
        task.leaders.join('\n'),
        namesOf(task, 'main'),
        namesOf(task, 'support'),
      ],
    },
  ]);

/** A labelled plan as a table over several pages; its themes are merged cells where there are rules to show it. */
export const tablePdf = ({ title, tasks }: GoldPlan, ruled: boolean): Uint8Array => {
  const table: PrintedTable = {
    head: ['序号', '重点任务', '工作措施', '完成时限', '牵头领导', '主责单位', '协办单位'],
    widths: [30, 62, 130, 50, 50, 62, 71],
    rows: rowsOf(tasks as readonly LabelledTask[]),
    ruled,
    ...(ruled ? { merged: 1 } : {}),
  };
  return printed({ blocks: [{ paragraph: title, centred: true }, { table }] });
};
