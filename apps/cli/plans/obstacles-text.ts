import { fixSaid, type Obstacle, type PlanObstaclesPage } from '#plans';
import type { Language } from '#platform';
import type { PlanState } from '#plans/contract';
import { say } from '../command.js';

/** What keeps the draft from being submitted, each with the commands that help, and what is to be done next. Nothing of it is cut. */
export function obstaclesText(
  { planId, state, items }: Pick<PlanObstaclesPage, 'planId' | 'state' | 'items'>,
  language: Language,
): string {
  const lines = [
    ...headOf(state, items.length, language),
    ...items.map((each) => obstacleText(each, language)),
    say(language, ...nextActs[state](planId, items.length)),
  ];
  return `${lines.join('\n')}\n`;
}

const headOf = (state: PlanState, count: number, language: Language): readonly string[] => {
  if (state !== 'Drafted') return [];
  if (count === 0) return [say(language, '没有送审障碍。', 'Nothing keeps it from being submitted.')];
  return [say(language, `送审障碍 ${count} 处：`, `Obstacles to its submission: ${count}`)];
};

function obstacleText({ sentence, proposals, fixes, ...place }: Obstacle, language: Language): string {
  const near = say(language, `    相近：${proposals.join('、')}`, `    near: ${proposals.join(', ')}`);
  const lines = fixes.map((fix, at) => `    ${at === 0 ? '' : say(language, '或 ', 'or ')}${fixSaid(fix)[language]}`);
  return [
    `  ${placeText(place, language)}${sentence[language]}`,
    ...(proposals.length > 1 ? [near] : []),
    ...lines,
  ].join('\n');
}

function placeText({ seq, number, line }: Pick<Obstacle, 'seq' | 'number' | 'line'>, language: Language): string {
  if (seq === null) return line === null ? '' : say(language, `第 ${line} 行：`, `Line ${line}: `);
  const printed = say(language, `原文编号 ${number}，第 ${line ?? '—'} 行`, `printed ${number}, line ${line ?? '—'}`);
  return say(language, `第 ${seq} 项（${printed}）：`, `Task ${seq} (${printed}): `);
}

type Next = (planId: string, obstacles: number) => readonly [zh: string, en: string];

/** The act that follows in each state, as a line for the command line. */
const nextActs: Readonly<Record<PlanState, Next>> = {
  Drafted: (planId, obstacles) => [
    `${obstacles > 0 ? '逐条办完后' : '下一步'}送审：zhezi submit ${planId} --as 姓名`,
    `${obstacles > 0 ? 'Then' : 'Next'}, submit it: zhezi submit ${planId} --as NAME`,
  ],
  Submitted: (planId) => [
    `下一步由送审人以外的领导批准：zhezi approve ${planId} --authority 批准依据 --as 姓名`,
    `Next, a head who did not submit it approves it: zhezi approve ${planId} --authority AUTHORITY --as NAME`,
  ],
  Approved: (planId) => [
    `下一步由督查室主任印发：zhezi issue ${planId} --number 通知编号 --as 姓名`,
    `Next, the director issues it: zhezi issue ${planId} --number NUMBER --as NAME`,
  ],
  Issued: () => ['任务已交办。', 'Its tasks are dispatched.'],
  Discarded: () => ['其文件可以重新导入。', 'Its document may be imported again.'],
};
