import { listed } from '#kernel';
import type { DocumentReading, Finding, FoundDocument, LeftOut, ReadPlan, ReadTask } from '#plans';
import type { Language } from '#platform';
import type { Deadline } from '#tasks/contract';
import { say } from './command.js';
import { type Column, table } from './table.js';

export interface Page {
  readonly language: Language;
  readonly width: number;
  /** Whether every line left out is listed, or only how many there are. */
  readonly showsLeftOut: boolean;
}

/** A plan as a person looks it through: its tasks, the doubts about them, what was left out. */
export function planText(plan: ReadPlan, page: Page): string {
  const { language, width } = page;
  const [from, to] = plan.lineRange;
  const { tasks, findings } = plan;
  const head = [plan.title, plan.documentNumber, plan.issuedOn].filter(Boolean).join('  ');
  const counts = say(
    language,
    `第 ${from}–${to} 行，${tasks.length} 项任务，${findings.length} 处疑点，略去 ${plan.leftOut.length} 行`,
    `lines ${from}–${to}, ${tasks.length} tasks, ${findings.length} findings, ${plan.leftOut.length} lines left out`,
  );
  const parts = [`${head}\n${counts}\n`, table(taskColumns(language), tasks, width)];
  if (findings.length > 0) parts.push(table(findingColumns(tasks, language), findings, width));
  if (page.showsLeftOut && plan.leftOut.length > 0) parts.push(table(leftOutColumns(language), plan.leftOut, width));
  return parts.join('\n');
}

/** What concerns the file as a whole: doubts, and the documents in which no plan was found. */
export function fileText({ documents, findings }: DocumentReading, { language, width }: Page): string {
  const without = documents.filter(({ plans }) => plans.length === 0);
  const parts: string[] = [];
  if (findings.length > 0)
    parts.push(
      `${say(language, '整个文件', 'The file as a whole')}\n${table(findingColumns([], language), findings, width)}`,
    );
  if (without.length > 0)
    parts.push(
      `${say(language, `未读出方案的公文 ${without.length} 份`, `${without.length} documents without a plan`)}\n${table(documentColumns(language), without, width)}`,
    );
  return parts.join('\n');
}

const taskColumns = (language: Language): readonly Column<ReadTask>[] => [
  { title: say(language, '序号', 'No.'), value: ({ number }) => number, align: 'right' },
  { title: say(language, '任务', 'Task'), value: ({ text }) => text, fills: true },
  { title: say(language, '牵头领导', 'Leaders'), value: ({ leaders }) => listed(leaders, language) },
  { title: say(language, '单位', 'Units'), value: ({ units }) => unitsText(units, language), fills: true },
  { title: say(language, '期限', 'Deadline'), value: ({ deadline }) => deadlineText(deadline, language) },
  { title: say(language, '行', 'Line'), value: ({ line }) => line, align: 'right' },
];

const roleMarks = {
  zh: { lead: '（牵头）', main: '', support: '（协办）' },
  en: { lead: ' (lead)', main: '', support: ' (support)' },
} as const;
const unitsText = (units: ReadTask['units'], language: Language): string =>
  listed(
    units.map(({ name, role }) => `${name}${roleMarks[language][role]}`),
    language,
  );

function deadlineText(deadline: Deadline, language: Language): string {
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

const proposalText = (proposal: Finding['proposal'], language: Language): string => {
  if (proposal === null) return '—';
  if (Array.isArray(proposal)) return listed(proposal.map(String), language);
  return typeof proposal === 'string' ? proposal : JSON.stringify(proposal);
};

const findingColumns = (tasks: readonly ReadTask[], language: Language): readonly Column<Finding>[] => [
  { title: say(language, '疑点', 'Finding'), value: ({ severity }) => severities[language][severity] },
  { title: say(language, '代码', 'Code'), value: ({ code }) => code },
  {
    title: say(language, '任务', 'Task'),
    value: ({ taskIndex }) => tasks[taskIndex ?? -1]?.number ?? '—',
    align: 'right',
  },
  { title: say(language, '行', 'Line'), value: ({ line }) => line, align: 'right' },
  { title: say(language, '原文', 'Excerpt'), value: ({ excerpt }) => excerpt, fills: true },
  { title: say(language, '说明', 'Reason'), value: ({ reason }) => reason[language], fills: true },
  { title: say(language, '建议', 'Proposal'), value: ({ proposal }) => proposalText(proposal, language), fills: true },
];

const leftOutReasons: Readonly<Record<LeftOut['reason'], readonly [zh: string, en: string]>> = {
  title: ['标题', 'title'],
  notice: ['通知正文', 'notice'],
  'page-number': ['页码', 'page number'],
  'running-head': ['页眉页脚', 'running head'],
  introduction: ['引言', 'introduction'],
  'chapter-without-tasks': ['不含任务的部分', 'part without tasks'],
  'no-commitment': ['不是任务的表述', 'promises nothing'],
  'stray-text': ['无所归属', 'belongs nowhere'],
  'end-matter': ['文末', 'end matter'],
};

const leftOutColumns = (language: Language): readonly Column<LeftOut>[] => [
  { title: say(language, '略去行', 'Left out'), value: ({ line }) => line, align: 'right' },
  { title: say(language, '原因', 'Reason'), value: ({ reason }) => say(language, ...leftOutReasons[reason]) },
  { title: say(language, '原文', 'Text'), value: ({ text }) => text, fills: true },
];

const documentColumns = (language: Language): readonly Column<FoundDocument>[] => [
  { title: say(language, '行', 'Lines'), value: ({ lineRange: [from, to] }) => `${from}–${to}`, align: 'right' },
  { title: say(language, '文号', 'Number'), value: ({ documentNumber }) => documentNumber ?? '—' },
  { title: say(language, '标题', 'Title'), value: ({ title }) => title, fills: true },
];
