import { type ClockKind, type Measure, measureNames, noticeColourNames, type RungSpec } from '#escalation/contract';
import { periodOfClock } from '#tasks/contract';
import type { RunningClock, Task } from '../aggregate/state.js';

/** What people read when a timer acts: short Chinese sentences, from the rung and the task alone. */

export function reminderText(spec: RungSpec, clock: RunningClock, task: Task): string {
  const { dispatchedOn } = task.facts;
  if (clock.kind === 'sign') return `${titled(task)}已于${dispatchedOn}交办，请尽快签收。`;
  if (spec.act === 'remind') return `${titled(task)}${before(clock)}`;
  return `${titled(task)}${after(clock)}请尽快办理。`;
}

export const noticeText = (spec: RungSpec, clock: RunningClock, task: Task, answerDue: string | null): string =>
  `${noticeColourNames.zh[spec.colour ?? 'blue']}督办：${titled(task)}${after(clock)}${answer(answerDue)}`;

export const measureText = (measure: Measure, spec: RungSpec, clock: RunningClock, task: Task): string =>
  `${titled(task)}${after(clock)}按阶梯${spec.rung}建议${measureNames.zh[measure]}，请有权人决定。`;

const titled = ({ facts }: Task): string => `“${facts.text.length > 40 ? `${facts.text.slice(0, 40)}…` : facts.text}”`;

const answer = (due: string | null): string => (due === null ? '请尽快办理并反馈。' : `请于${due}前书面回复。`);

type OfClock = Readonly<Record<ClockKind, (clock: RunningClock) => string>>;

const before = (clock: RunningClock): string => beforeDue[clock.kind](clock);
const after = (clock: RunningClock): string => afterDue[clock.kind](clock);

const dueSoon = ({ anchor }: RunningClock): string => `将于${anchor}到期，请抓紧办理。`;

const beforeDue: OfClock = {
  sign: dueSoon,
  report: ({ clock, anchor }) => `${periodOfClock(clock)}进展应于${anchor}前反馈，请按时填报。`,
  deadline: dueSoon,
  notice: dueSoon,
  rectification: ({ anchor }) => `整改应于${anchor}前完成，请抓紧办理。`,
};

const afterDue: OfClock = {
  sign: ({ anchor }) => `的签收期自${anchor}起算，尚未签收。`,
  report: ({ clock, anchor }) => `${periodOfClock(clock)}进展应于${anchor}前反馈，尚未收到。`,
  deadline: ({ anchor }) => `已于${anchor}到期，尚未办结。`,
  notice: ({ anchor }) => `的督办单应于${anchor}前回复，尚未回复。`,
  rectification: ({ anchor }) => `整改应于${anchor}前完成，尚未报告。`,
};
