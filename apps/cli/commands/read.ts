import { type Finding, openDocument, readDocument, type ReadPlan, type ReadTask } from '#plans';
import type { Language } from '#platform';
import type { Deadline } from '#tasks/contract';
import { asJson, type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { givenFile } from '../files.js';
import { progressBar } from '../progress.js';
import { refuseCli } from '../refusals.js';
import { type Column, table } from '../table.js';

export interface ReadOptions {
  readonly json?: boolean;
  readonly plan?: string;
}

/** Reads a document without a database: its plans as tables, or as JSON in the form of the hand-made labels. */
export async function read(occasion: Occasion, path: string, options: ReadOptions): Promise<ExitCode> {
  const { language, surroundings } = occasion;
  const { name, bytes } = await givenFile(surroundings.folder, path);
  const bar = progressBar(surroundings, say(language, '读取', 'Reading'));
  const reading = readDocument(await openDocument(bytes, name), { onProgress: bar.update });
  bar.end();
  const plans = chosen(reading.plans, options.plan);
  if (options.json) surroundings.out(asJson({ plans, findings: reading.findings }));
  else for (const plan of plans) surroundings.out(`${planText(plan, language, surroundings.width)}\n`);
  return exitCodes.done;
}

function chosen(plans: readonly ReadPlan[], title: string | undefined): readonly ReadPlan[] {
  if (title === undefined) return plans;
  const found = plans.filter((plan) => plan.title.includes(title));
  if (found.length > 0) return found;
  throw refuseCli('PLAN_NOT_IN_FILE', { title, found: plans.map((plan) => plan.title) });
}

function planText(plan: ReadPlan, language: Language, width: number): string {
  const [from, to] = plan.lineRange;
  const { tasks, findings } = plan;
  const head = [plan.title, plan.documentNumber, plan.issuedOn].filter(Boolean).join('  ');
  const counts = say(
    language,
    `第 ${from}–${to} 行，${tasks.length} 项任务，${findings.length} 处疑点`,
    `lines ${from}–${to}, ${tasks.length} tasks, ${findings.length} findings`,
  );
  const listed = table(taskColumns(language), tasks, width);
  if (findings.length === 0) return `${head}\n${counts}\n\n${listed}`;
  return `${head}\n${counts}\n\n${listed}\n${table(findingColumns(plan, language), findings, width)}`;
}

const taskColumns = (language: Language): readonly Column<ReadTask>[] => [
  { title: say(language, '序号', 'No.'), value: ({ number }) => number, align: 'right' },
  { title: say(language, '任务', 'Task'), value: ({ text }) => text, fills: true },
  { title: say(language, '牵头领导', 'Leaders'), value: ({ leaders }) => leaders.join('、') },
  { title: say(language, '单位', 'Units'), value: unitsOf, fills: true },
  { title: say(language, '期限', 'Deadline'), value: ({ deadline }) => deadlineText(deadline, language) },
  { title: say(language, '行', 'Line'), value: ({ line }) => line, align: 'right' },
];

const roleMarks = { lead: '（牵头）', main: '', support: '（协办）' } as const;
const unitsOf = ({ units }: ReadTask): string => units.map(({ name, role }) => `${name}${roleMarks[role]}`).join('、');

export function deadlineText(deadline: Deadline, language: Language): string {
  switch (deadline.kind) {
    case 'by':
      return deadline.date;
    case 'window':
      return `${deadline.from}…${deadline.to}`;
    case 'milestone':
      return `${deadline.date} ${say(language, '后持续', 'then ongoing')}`;
    case 'ongoing':
      return say(language, '持续推进', 'ongoing');
    case 'unspecified':
      return say(language, '未定', 'none');
  }
}

const severities = {
  zh: { error: '错误', warning: '注意', info: '提示' },
  en: { error: 'error', warning: 'warning', info: 'info' },
} as const;

const findingColumns = ({ tasks }: ReadPlan, language: Language): readonly Column<Finding>[] => [
  { title: say(language, '疑点', 'Finding'), value: ({ severity }) => severities[language][severity] },
  {
    title: say(language, '任务', 'Task'),
    value: ({ taskIndex }) => tasks[taskIndex ?? -1]?.number ?? '—',
    align: 'right',
  },
  { title: say(language, '行', 'Line'), value: ({ line }) => line, align: 'right' },
  { title: say(language, '说明', 'Reason'), value: ({ reason }) => reason[language], fills: true },
];
