import type { PlanDetail } from '#plans';
import type { PlanState } from '#plans/contract';
import type { Language } from '#platform';
import { say } from '../command.js';

const mostShown = 20;

/** The open findings of a draft with the ids by which they are dismissed; the first of many. */
export function openFindingsText(
  { planId, findings }: Pick<PlanDetail, 'planId' | 'findings'>,
  state: PlanState,
  language: Language,
): string {
  const open = findings.filter((finding) => finding.open);
  if (state !== 'Drafted' || open.length === 0) return '';
  const further = open.length - mostShown;
  const head = say(
    language,
    `待处理的疑点 ${open.length} 处（核对无误的：zhezi dismiss ${planId} 编号 --reason 原因）：`,
    `Open findings: ${open.length} (where the reading is right: zhezi dismiss ${planId} ID --reason TEXT)`,
  );
  const lines = open.slice(0, mostShown).map(({ findingId, seq, reason }) => {
    const place = seq === null ? '' : say(language, `第 ${seq} 项：`, `Task ${seq}: `);
    return `  ${findingId}  ${place}${reason[language]}`;
  });
  const more = say(
    language,
    `  另有 ${further} 处，用 --json 列出全部。`,
    `  ${further} more; --json lists all of them.`,
  );
  return `${[head, ...lines, ...(further > 0 ? [more] : [])].join('\n')}\n`;
}
