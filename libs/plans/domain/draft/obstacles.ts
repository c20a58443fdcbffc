import type { InBoth } from '#kernel';
import type { DraftTask, FoundDuplicate, PlanFinding } from '#plans/contract';
import type { Plan } from '../life-cycle/state.js';
import { openDuplicates } from './duplicates.js';
import { type Fix, fixesOf, fixesOfDuplicate, fixesOfEmpty, fixesOfFinding } from './fixes.js';
import { type Gap, gapKinds, gapsIn, type GapKind, speaksOf } from './gaps.js';

export const obstacleKinds = [...gapKinds, 'finding-open', 'duplicate-open', 'no-task'] as const;
export type ObstacleKind = (typeof obstacleKinds)[number];

/** 送审障碍: what keeps a draft from being submitted, and what to do about it. */
export interface Obstacle {
  readonly kind: ObstacleKind;
  /** The task, counted from 1, and its number as the document prints it; null for the plan as a whole. */
  readonly seq: number | null;
  readonly number: string | null;
  readonly line: number | null;
  /** The finding that says it, where one does. */
  readonly findingId: string | null;
  readonly sentence: { readonly zh: string; readonly en: string };
  /** Names near the one that is unknown, best first. */
  readonly proposals: readonly string[];
  /** The usual way first. */
  readonly fixes: readonly Fix[];
}

/** All of them, by the sequence of tasks; nothing when the draft may be submitted. */
export function obstaclesOf(plan: Plan, duplicates: readonly FoundDuplicate[]): readonly Obstacle[] {
  const errors = plan.openFindings.filter(({ severity }) => severity === 'error');
  const said = new Set<PlanFinding>();
  const ofTasks = plan.tasks.flatMap((task) => gapsIn(task).map((gap) => ofGap(plan.planId, task, gap, errors, said)));
  const all = [
    ...ofTasks,
    ...errors.filter((finding) => !said.has(finding)).map((finding) => ofFinding(plan, finding)),
    ...openDuplicates(plan, duplicates).map((duplicate) => ofDuplicate(plan, duplicate)),
    ...(plan.tasks.length === 0 ? [noTask(plan.planId)] : []),
  ];
  return all.sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
}

/** The obstacle that would still stand if this finding were dismissed; undefined where dismissing it may help. */
export function obstacleBehind(plan: Plan, finding: PlanFinding): Obstacle | undefined {
  const task = plan.tasks.find(({ seq }) => seq === finding.seq);
  if (finding.severity !== 'error' || !task) return undefined;
  const about = gapsIn(task).filter((each) => speaksOf(finding, each));
  const gap = about.find(({ name }) => name !== null) ?? about[0];
  return gap && ofGap(plan.planId, task, gap, [finding], new Set());
}

/** The findings that speak of a gap need no place of their own: they go when the gap is filled. */
function ofGap(
  planId: string,
  task: DraftTask,
  gap: Gap,
  errors: readonly PlanFinding[],
  said: Set<PlanFinding>,
): Obstacle {
  const about = errors.filter((finding) => finding.seq === task.seq && !said.has(finding) && speaksOf(finding, gap));
  const named = gap.name === null ? about.filter((finding) => !isOfOtherGap(finding, task)) : about;
  for (const finding of named) said.add(finding);
  const [finding] = named;
  const proposals = proposalsOf(finding, gap);
  return {
    kind: gap.kind,
    ...placeOf(task),
    line: finding?.line ?? task.line,
    findingId: finding?.findingId ?? null,
    sentence: finding?.reason ?? sentences[gap.kind]({ task, name: gap.name ?? '' }),
    proposals,
    fixes: fixesOf({ planId, task, gap, proposals }),
  };
}

const isOfOtherGap = (finding: PlanFinding, task: DraftTask): boolean =>
  gapsIn(task).some(({ name, ...gap }) => name !== null && speaksOf(finding, { name, ...gap }));

/** For an unknown name a finding proposes near ones: 区财政局；区统计局, 甲某（副区长）. */
function proposalsOf(finding: PlanFinding | undefined, { kind }: Gap): readonly string[] {
  const isOfName = finding?.code === 'PLAN_UNIT_UNKNOWN' || finding?.code === 'PLAN_LEADER_UNKNOWN';
  if (!isOfName || finding.proposal === null) return [];
  const names = finding.proposal.split('；');
  return kind === 'leader-unknown' ? names.map((name) => name.replace(/（.*$/u, '')) : names;
}

const placeOf = ({ seq, number, numberText }: DraftTask) => ({ seq, number: numberText ?? String(number) });

function ofFinding({ planId, tasks }: Plan, finding: PlanFinding): Obstacle {
  const task = tasks.find(({ seq }) => seq === finding.seq);
  return {
    kind: 'finding-open',
    ...(task ? placeOf(task) : { seq: null, number: null }),
    line: finding.line,
    findingId: finding.findingId,
    sentence: finding.reason,
    proposals: [],
    fixes: fixesOfFinding(planId, finding),
  };
}

function ofDuplicate({ planId, tasks }: Plan, duplicate: FoundDuplicate): Obstacle {
  const task = tasks.find(({ seq }) => seq === duplicate.seq);
  const { seq, planTitle, text, other } = duplicate;
  return {
    kind: 'duplicate-open',
    ...(task ? placeOf(task) : { seq, number: null }),
    line: task?.line ?? null,
    findingId: null,
    sentence: {
      zh: `《${planTitle}》已督查同一事项（${other}）：“${text}”。请删除本项，或说明理由后确认不属重复。`,
      en: `"${planTitle}" supervises the same work already (${other}): "${text}". Drop this task, or say why both stand.`,
    },
    proposals: [],
    fixes: fixesOfDuplicate(planId, duplicate),
  };
}

const noTask = (planId: string): Obstacle => ({
  kind: 'no-task',
  ...{ seq: null, number: null, line: null, findingId: null },
  sentence: {
    zh: '方案中没有任务。请作废后重新导入。',
    en: 'The plan has no task. Discard it and import the document again.',
  },
  proposals: [],
  fixes: fixesOfEmpty(planId),
});

interface Words {
  readonly task: DraftTask;
  readonly name: string;
}

/** What is said of a gap of which no finding speaks. */
const sentences: Readonly<Record<GapKind, (words: Words) => Obstacle['sentence']>> = {
  'text-missing': () => ({
    zh: '任务没有内容。请按原文补上；不是任务的请删除。',
    en: 'The task has no text. Add it from the document, or drop what is no task.',
  }),
  'main-unit-missing': () => ({
    zh: '没有牵头或主责单位。请补上一个。',
    en: 'No unit leads the task or is responsible for it. Add one.',
  }),
  'unit-unknown': ({ name }) => ({
    zh: `登记簿中没有单位“${name}”。请改为登记的名称，或先登记该单位。`,
    en: `No unit "${name}" is registered. Use a registered name, or register the unit first.`,
  }),
  'unit-twice': ({ name }) => ({
    zh: `单位“${name}”重复列出。请删去一处。`,
    en: `The unit "${name}" is listed twice. Remove it once.`,
  }),
  'leader-unknown': ({ name }) => ({
    zh: `登记簿中没有在任的领导“${name}”。请改为登记的姓名，或先登记其职务和任职日期。`,
    en: `Nobody called "${name}" is registered in office. Use a registered name, or register the post and its holder first.`,
  }),
  'deadline-missing': ({ task: { deadlineText } }) => ({
    zh: `没有明确的时限${deadlineText === null ? '' : `，原文为“${deadlineText}”`}。请填写日期；没有终点的工作请写明长期。`,
    en: `There is no definite deadline${deadlineText === null ? '' : `; printed is "${deadlineText}"`}. Give a date, or say that the work is ongoing.`,
  }),
  'deadline-reversed': ({ task: { deadline } }) => ({
    zh: `时限起止颠倒${deadline.kind === 'window' ? `：${deadline.from} 至 ${deadline.to}` : ''}。请更正起止日期。`,
    en: `The deadline ends before it begins${deadline.kind === 'window' ? `: ${deadline.from} to ${deadline.to}` : ''}. Correct both days.`,
  }),
};

const mostTold = 5;

/** The obstacles in words for a refusal: the first few. */
export function toldBriefly(obstacles: readonly Obstacle[]): InBoth {
  const told = obstacles.slice(0, mostTold);
  return {
    zh: told.map(({ seq, sentence }) => `${seq === null ? '' : `第 ${seq} 项：`}${sentence.zh}`).join(''),
    en: told.map(({ seq, sentence }) => `${seq === null ? '' : `Task ${seq}: `}${sentence.en}`).join(' '),
  };
}
