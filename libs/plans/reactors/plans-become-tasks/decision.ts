import { type PlanEvents, type PlanEventData, planStreamPrefix, type RecordedTask } from '#plans/contract';
import type { RecordedOf } from '#event-store/contract';
import { type TaskCommandData, taskIdOf } from '#tasks/contract';

/** A command that follows from an event, with the key that makes repeating it harmless. */
export interface FollowingCommand {
  readonly taskId: string;
  readonly type: 'InitiateTask' | 'DispatchTask';
  readonly data: unknown;
  readonly commandId: string;
}

export const plansBecomeTasks = {
  name: 'plans-become-tasks',
  filter: { streamPrefixes: [planStreamPrefix], types: ['PlanApproved', 'PlanIssued'] },
  follow,
} as const;

/**
 * What the reactor from plan to tasks decides: an approved plan initiates its tasks (a plan approved as a whole
 * counts as 立项 of each), an issued one dispatches them.
 */
function follow(event: RecordedOf<PlanEvents>): readonly FollowingCommand[] {
  if (event.type === 'PlanApproved') return event.data.tasks.map((task) => initiate(event.data, task));
  if (event.type === 'PlanIssued') return event.data.seqs.map((seq) => dispatch(event.data, seq));
  return [];
}

function initiate(plan: PlanEventData<'PlanApproved'>, task: RecordedTask): FollowingCommand {
  const { seq, number, section, subsection, theme, text, leaders, units, deadline, deadlineText, line } = task;
  const data: TaskCommandData<'InitiateTask'> = {
    ...{ seq, number, section, subsection, theme, text, deadline, deadlineText, line },
    ...(task.targets && { targets: task.targets }),
    planId: plan.planId,
    planTitle: plan.title,
    planYear: plan.year,
    document: plan.document,
    leaders: leaders.map(({ name, post }) => ({ name, post: post ?? '' })),
    assignments: units.map(({ name, role, unit }) => ({ name, role, unit: unit ?? '' })),
    approver: plan.approver,
    authority: plan.authority,
  };
  return {
    taskId: taskIdOf(plan.planId, task.seq),
    type: 'InitiateTask',
    data,
    commandId: `${plan.planId}:initiate:${task.seq}`,
  };
}

function dispatch({ planId, noticeNumber }: PlanEventData<'PlanIssued'>, seq: number): FollowingCommand {
  return {
    taskId: taskIdOf(planId, seq),
    type: 'DispatchTask',
    data: { noticeNumber: `${noticeNumber}-${String(seq).padStart(3, '0')}` },
    commandId: `${planId}:dispatch:${seq}`,
  };
}
