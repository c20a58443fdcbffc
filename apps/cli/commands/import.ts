import { newId } from '#kernel';
import type { Obstacle } from '#plans';
import type { Language } from '#platform';
import { asJson, type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { givenFile } from '../files.js';
import { obstaclesText } from '../plans/obstacles-text.js';
import { type ActorOptions, officeFor } from '../plans/office.js';
import { ask } from '../service.js';
import { type Column, table } from '../table.js';

interface ImportedPlan {
  readonly planId: string;
  readonly title: string;
  readonly tasks: number;
  readonly findings: number;
  readonly errors: number;
  readonly obstacles: readonly Obstacle[];
  readonly refused: { readonly detail: string; readonly code: string } | null;
}

interface ImportedDocument {
  readonly plans: readonly ImportedPlan[];
  readonly position: string;
}

/** Hands a document to the running service, which drafts its plans. Nothing is imported beside the service. */
export async function importFile(occasion: Occasion, path: string, options: ActorOptions): Promise<ExitCode> {
  const { surroundings } = occasion;
  const { name, bytes } = await givenFile(surroundings.folder, path);
  const answer = await ask<ImportedDocument>(await officeFor(occasion, options, { role: 'officer' }), {
    path: `/v1/documents?name=${encodeURIComponent(name)}`,
    body: { type: 'application/octet-stream', content: new Uint8Array(bytes) },
    idempotencyKey: newId(),
  });
  surroundings.out(options.json ? asJson(answer) : importedText(answer, occasion));
  const refused = answer.plans.flatMap((plan) => plan.refused ?? []);
  for (const { detail, code } of refused) surroundings.err(`${detail} [${code}]\n`);
  return refused.length > 0 ? exitCodes.refused : exitCodes.done;
}

/** Every plan in a line, then what keeps each from being submitted. */
function importedText({ plans }: ImportedDocument, { language, surroundings }: Occasion): string {
  const drafted = plans.filter(({ refused }) => refused === null);
  const details = drafted.map(({ planId, title, obstacles }) => {
    const text = obstaclesText({ planId, state: 'Drafted', items: obstacles }, language);
    return `\n${drafted.length > 1 ? `${title}\n` : ''}${text}`;
  });
  return [table(columns(language), plans, surroundings.width), ...details].join('');
}

const columns = (language: Language): readonly Column<ImportedPlan>[] => [
  { title: say(language, '方案编号', 'Plan'), value: ({ planId }) => planId },
  { title: say(language, '名称', 'Title'), value: ({ title }) => title, fills: true },
  { title: say(language, '任务', 'Tasks'), value: ({ tasks }) => tasks, align: 'right' },
  { title: say(language, '疑点', 'Findings'), value: ({ findings }) => findings, align: 'right' },
  { title: say(language, '其中错误', 'Errors'), value: ({ errors }) => errors, align: 'right' },
  {
    title: say(language, '结果', 'Outcome'),
    value: ({ refused }) => (refused ? say(language, '未导入', 'refused') : say(language, '已导入', 'imported')),
  },
];
