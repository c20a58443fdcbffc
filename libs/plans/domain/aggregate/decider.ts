import { commandSaid, type Decider, localDateOf, refusal, saidText } from '#kernel';
import {
  type DraftTask,
  type PlanCommand,
  planCommands,
  type PlanCommandType,
  type PlanEvent,
  planRefusals,
} from '#plans/contract';
import { correctionOf } from '../draft/correction.js';
import { checkDuplicates, duplicatesSaid, openDuplicates } from '../draft/duplicates.js';
import { findingsSaid } from '../draft/findings-said.js';
import { obstacleBehind, obstaclesOf, toldBriefly } from '../draft/obstacles.js';
import { recheckOf } from '../draft/recheck.js';
import { planLifeCycle, type StateBefore } from '../life-cycle/life-cycle.js';
import { duplicateKey, evolve, type Plan, type PlanFolded, type PlanIn } from '../life-cycle/state.js';

export type { PlanFolded } from '../life-cycle/state.js';

type Decision = readonly PlanEvent[];

const refuse = refusal(planRefusals);

/** One plan document: read, corrected, submitted, approved by a named head, issued. */
export const planDecider: Decider<PlanCommand, PlanEvent, PlanFolded> = {
  decide,
  evolve,
  initialState: () => ({ status: 'none' }),
};

/** What each command to a plan leads to, in the state that it needs. Reading is not among them: it makes the plan. */
type Decisions = {
  readonly [T in Exclude<PlanCommandType, 'ReadPlan'>]: (
    command: PlanCommand<T>,
    plan: PlanIn<StateBefore<T>>,
  ) => Decision;
};

const decisions: Decisions = {
  CorrectPlan: correctPlan,
  RecheckPlan: recheckPlan,
  DropPlanTask: dropTask,
  DismissFinding: dismissFinding,
  DismissDuplicate: dismissDuplicate,
  SubmitPlan: submitPlan,
  DiscardPlan: discardPlan,
  ReturnPlan: returnPlan,
  ApprovePlan: approvePlan,
  IssuePlan: issuePlan,
};

function decide(command: PlanCommand, state: PlanFolded): Decision {
  return command.type === 'ReadPlan' ? readPlan(command, state) : decideOn(command, state);
}

function decideOn<T extends keyof Decisions>(given: PlanCommand<T>, state: PlanFolded): Decision {
  const { type, planId } = given;
  if (state.status === 'none') throw refuse('PLAN_NOT_FOUND', { planId });
  const expected: StateBefore<T> = planLifeCycle[type].from;
  if (!isIn(state, expected)) {
    const command = commandSaid(planCommands, type);
    throw refuse('PLAN_WRONG_STATE', { command, expected, state: state.status });
  }
  return decisions[type](given, state);
}

const isIn = <S extends Plan['status']>(plan: Plan, status: S): plan is PlanIn<S> => plan.status === status;

function readPlan({ planId, data }: PlanCommand<'ReadPlan'>, state: PlanFolded): Decision {
  if (state.status !== 'none' && state.status !== 'Discarded') {
    throw refuse('PLAN_ALREADY_IMPORTED', { planId, title: state.title });
  }
  if (data.tasks.length === 0) throw refuse('PLAN_EMPTY');
  return [{ type: 'PlanRead', data: { planId, ...data } }];
}

function correctPlan({ planId, data, directory }: PlanCommand<'CorrectPlan'>, plan: Plan): Decision {
  const task = taskOf(plan, data.seq);
  const former = task[data.correction.field];
  return [{ type: 'PlanCorrected', data: { planId, ...correctionOf(task, data, plan, directory), former } }];
}

function recheckPlan({ planId, directory, at }: PlanCommand<'RecheckPlan' | 'SubmitPlan'>, plan: Plan): Decision {
  const changed = directory && recheckOf(plan, directory, localDateOf(at));
  return changed ? [{ type: 'PlanRechecked', data: { planId, ...changed } }] : [];
}

function dropTask({ planId, data }: PlanCommand<'DropPlanTask'>, plan: Plan): Decision {
  taskOf(plan, data.seq);
  return [{ type: 'PlanTaskDropped', data: { planId, ...data } }];
}

function dismissFinding({ planId, data }: PlanCommand<'DismissFinding'>, plan: Plan): Decision {
  const { findingId } = data;
  const finding = plan.openFindings.find((open) => open.findingId === findingId);
  if (!finding) throw refuse('PLAN_FINDING_NOT_FOUND', { findingId, open: saidText(findingsSaid(plan.openFindings)) });
  const behind = obstacleBehind(plan, finding);
  if (behind) {
    const { seq, sentence, fixes } = behind;
    throw refuse('PLAN_FINDING_TO_CORRECT', {
      findingId,
      seq,
      obstacle: saidText(sentence),
      cli: fixes[0]?.cli ?? '',
    });
  }
  return [{ type: 'FindingDismissed', data: { planId, ...data } }];
}

function dismissDuplicate(command: PlanCommand<'DismissDuplicate'>, plan: Plan): Decision {
  const { planId, data, duplicates = [] } = command;
  taskOf(plan, data.seq);
  if (plan.dismissedDuplicates.includes(duplicateKey(data))) return [];
  const open = openDuplicates(plan, duplicates);
  if (!open.some((each) => duplicateKey(each) === duplicateKey(data))) {
    const { seq, other } = data;
    throw refuse('PLAN_DUPLICATE_NOT_FOUND', { seq, other, open: saidText(duplicatesSaid(open, seq)) });
  }
  return [{ type: 'DuplicateDismissed', data: { planId, ...data } }];
}

/** Names are looked up anew before: a draft is judged by the directory of today. */
function submitPlan(command: PlanCommand<'SubmitPlan'>, plan: Plan): Decision {
  const { planId, by, duplicates = [] } = command;
  const rechecked = recheckPlan(command, plan);
  const now = rechecked.reduce<PlanFolded>(evolve, plan) as Plan;
  const obstacles = obstaclesOf(now, duplicates);
  if (obstacles.length > 0) {
    throw refuse('PLAN_NOT_READY', { planId, count: obstacles.length, obstacles: saidText(toldBriefly(obstacles)) });
  }
  return [...rechecked, { type: 'PlanSubmitted', data: { planId, submitter: by.account, tasks: plan.tasks.length } }];
}

function discardPlan({ planId, data }: PlanCommand<'DiscardPlan'>): Decision {
  return [{ type: 'PlanDiscarded', data: { planId, reason: data.reason } }];
}

function returnPlan({ planId, data }: PlanCommand<'ReturnPlan'>): Decision {
  return [{ type: 'PlanReturned', data: { planId, reason: data.reason } }];
}

function approvePlan(command: PlanCommand<'ApprovePlan'>, plan: PlanIn<'Submitted'>): Decision {
  const { planId, data, by, duplicates } = command;
  const { submitter, title, year, document, tasks } = plan;
  if (by.account === submitter || by.onBehalfOf === submitter) {
    throw refuse('PLAN_APPROVER_IS_SUBMITTER', { account: submitter });
  }
  checkDuplicates(plan, duplicates);
  const { authority } = data;
  const approved = { planId, title, year, document, approver: by.account, authority, tasks: [...tasks] };
  return [{ type: 'PlanApproved', data: approved }];
}

function issuePlan({ planId, data, at }: PlanCommand<'IssuePlan'>, { tasks }: Plan): Decision {
  const seqs = tasks.map(({ seq }) => seq);
  return [{ type: 'PlanIssued', data: { planId, issuedOn: localDateOf(at), noticeNumber: data.noticeNumber, seqs } }];
}

function taskOf(plan: Plan, seq: number): DraftTask {
  const task = plan.tasks.find((candidate) => candidate.seq === seq);
  if (!task) throw refuse('PLAN_TASK_NOT_FOUND', { seq, count: plan.tasks.length });
  return task;
}
