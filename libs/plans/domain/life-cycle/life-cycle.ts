import { planCommands, type PlanCommandType, type PlanEventType, type PlanState } from '#plans/contract';

type From = PlanState | 'none';

/** One row: the command takes a plan from this state to that one, when the guard holds. */
export interface PlanTransition {
  readonly event: PlanEventType;
  readonly from: From | readonly From[];
  readonly to: PlanState;
  readonly guard: string;
}

const row = <F extends From | readonly From[]>(event: PlanEventType, from: F, to: PlanState, guard: string) => ({
  event,
  from,
  to,
  guard,
});

/** 方案: the life cycle of a plan document, a row for each command. The decider looks the state that a command needs up here. */
export const planLifeCycle = {
  ReadPlan: row('PlanRead', ['none', 'Discarded'], 'Drafted', 'at least one task'),
  CorrectPlan: row(
    'PlanCorrected',
    'Drafted',
    'Drafted',
    'the task is in the plan; a list of names is as the caller saw it',
  ),
  RecheckPlan: row(
    'PlanRechecked',
    'Drafted',
    'Drafted',
    'nothing happens when no name is found otherwise than before',
  ),
  DropPlanTask: row('PlanTaskDropped', 'Drafted', 'Drafted', 'the task is in the plan'),
  DismissFinding: row(
    'FindingDismissed',
    'Drafted',
    'Drafted',
    'the finding is open; the task is complete without a correction',
  ),
  DismissDuplicate: row('DuplicateDismissed', 'Drafted', 'Drafted', 'the task is in the plan'),
  SubmitPlan: row(
    'PlanSubmitted',
    'Drafted',
    'Submitted',
    'no obstacle: no open error, every task complete, no open duplicate',
  ),
  DiscardPlan: row('PlanDiscarded', 'Drafted', 'Discarded', 'reason'),
  ReturnPlan: row('PlanReturned', 'Submitted', 'Drafted', 'reason'),
  ApprovePlan: row('PlanApproved', 'Submitted', 'Approved', 'approver is not the submitter; no open duplicate'),
  IssuePlan: row('PlanIssued', 'Approved', 'Issued', 'notice number'),
} as const satisfies Readonly<Record<PlanCommandType, PlanTransition>>;

/** The state that a command needs. */
export type StateBefore<Type extends PlanCommandType> = (typeof planLifeCycle)[Type]['from'];

/** The life cycle as a Markdown table, as the README prints it. */
export function planLifeCycleTable(): string {
  const head = ['| Command | Fact | From | To | By | Guard |', '|---|---|---|---|---|---|'];
  return [...head, ...planCommandTypes.map(printed)].join('\n');
}

const planCommandTypes = Object.keys(planLifeCycle) as readonly PlanCommandType[];

function printed(command: PlanCommandType): string {
  const { event, from, to, guard }: PlanTransition = planLifeCycle[command];
  const { roles } = planCommands[command];
  const before = [from].flat().map((state) => (state === 'none' ? '–' : state));
  return `| ${[command, event, before.join(', '), to, roles.join(', '), guard].join(' | ')} |`;
}
