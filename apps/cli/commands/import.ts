import { newId } from '#kernel';
import type { Language } from '#platform';
import { asJson, type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { givenFile } from '../files.js';
import { ask, serviceFor } from '../service.js';
import { type Column, table } from '../table.js';

export interface ImportOptions {
  readonly url?: string;
  readonly token?: string;
  readonly json?: boolean;
}

interface ImportedPlan {
  readonly planId: string;
  readonly title: string;
  readonly tasks: number;
  readonly findings: number;
  readonly errors: number;
  readonly refused: { readonly detail: string; readonly code: string } | null;
}

interface ImportedDocument {
  readonly plans: readonly ImportedPlan[];
  readonly position: string;
}

/** Hands a document to the running service, which drafts its plans. Nothing is imported beside the service. */
export async function importFile(occasion: Occasion, path: string, options: ImportOptions): Promise<ExitCode> {
  const { language, surroundings } = occasion;
  const { name, bytes } = await givenFile(surroundings.folder, path);
  const service = await serviceFor(occasion, options, { account: 'cli', role: 'officer' });
  const answer = await ask<ImportedDocument>(service, {
    path: `/v1/documents?name=${encodeURIComponent(name)}`,
    body: { type: 'application/octet-stream', content: new Uint8Array(bytes) },
    idempotencyKey: newId(),
  });
  surroundings.out(options.json ? asJson(answer) : table(columns(language), answer.plans, surroundings.width));
  const refused = answer.plans.flatMap((plan) => plan.refused ?? []);
  for (const { detail, code } of refused) surroundings.err(`${detail} [${code}]\n`);
  return refused.length > 0 ? exitCodes.refused : exitCodes.done;
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
