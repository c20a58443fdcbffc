import { planCommands, type PlanCommandType, type PlanEventType, type PlanState } from '#plans/contract';

/** One row: this command takes a plan from one of these states to that one, when the guard holds. */
export interface PlanTransition {
  readonly command: PlanCommandType;
  readonly event: PlanEventType;
  readonly from: PlanState | 'none';
  readonly to: PlanState;
  readonly guard: string;
}

/** 方案: the life cycle of a plan document. The decider looks the state a command needs up here. */
export const planLifeCycle: readonly PlanTransition[] = [
  row('ReadPlan', 'PlanRead', 'none', 'Drafted', 'at least one task'),
  row('CorrectPlan', 'PlanCorrected', 'Drafted', 'Drafted', 'the task is in the plan'),
  row('DropPlanTask', 'PlanTaskDropped', 'Drafted', 'Drafted', 'the task is in the plan'),
  row('DismissFinding', 'FindingDismissed', 'Drafted', 'Drafted', 'the finding is open'),
  row('DismissDuplicate', 'DuplicateDismissed', 'Drafted', 'Drafted', 'the task is in the plan'),
  row('SubmitPlan', 'PlanSubmitted', 'Drafted', 'Submitted', 'no open error; every task complete; no open duplicate'),
  row('ReturnPlan', 'PlanReturned', 'Submitted', 'Drafted', 'reason'),
  row('ApprovePlan', 'PlanApproved', 'Submitted', 'Approved', 'approver is not the submitter; no open duplicate'),
  row('IssuePlan', 'PlanIssued', 'Approved', 'Issued', 'notice number'),
];

const stateNeeded = new Map(planLifeCycle.map(({ command, from }) => [command, from]));

export const stateBefore = (command: PlanCommandType): PlanState | 'none' => stateNeeded.get(command) ?? 'none';

/** The life cycle as a Markdown table, as the README prints it. */
export function planLifeCycleTable(): string {
  const head = ['| Command | Fact | From | To | By | Guard |', '|---|---|---|---|---|---|'];
  return [...head, ...planLifeCycle.map(printed)].join('\n');
}

const printed = ({ command, event, from, to, guard }: PlanTransition): string =>
  `| ${[command, event, from === 'none' ? '–' : from, to, planCommands[command].roles.join(', '), guard].join(' | ')} |`;

function row(
  command: PlanCommandType,
  event: PlanEventType,
  from: PlanState | 'none',
  to: PlanState,
  guard: string,
): PlanTransition {
  return { command, event, from, to, guard };
}
