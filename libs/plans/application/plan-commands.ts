import type { AggregateCommands, GivenCommand } from '#commands';
import { refusal } from '#kernel';
import { type Directory, type DirectorySource, postWithId, unitWithId } from '#organizations/contract';
import {
  planCodec,
  planCommands,
  type PlanCommand,
  type PlanCommandType,
  type PlanCorrection,
  type PlanEvents,
  planRefusals,
  planStream,
} from '#plans/contract';
import { planDecider, type PlanFolded } from '../domain/aggregate/decider.js';
import type { DuplicateSource } from './duplicates.js';

const refuse = refusal(planRefusals);

/** Commands to one plan. */
export const commandsToPlans = (
  directory: DirectorySource,
  source: DuplicateSource,
): AggregateCommands<typeof planCommands, PlanCommand, PlanEvents, PlanFolded> => ({
  catalog: planCommands,
  aggregate: { decider: planDecider, codec: planCodec },
  forbidden: (details) => refuse('PLAN_FORBIDDEN_ROLE', details),
  commandOf: ({ subject: planId, ...parsed }) => ({ ...parsed, planId }),
  streamOf: ({ planId }) => planStream(planId),
  contentOf: ({ planId, type, data }) => ({ planId, type, data }),
  async prepare(command) {
    if (command.type === 'CorrectPlan') checkNames(command.data.correction, await directory.current());
    if (command.type !== 'SubmitPlan' && command.type !== 'ApprovePlan') return command;
    return { ...command, duplicates: await source.duplicates(command.planId) };
  },
});

/** A command to a plan, for the gateway. */
export const toPlan = (planId: string, type: PlanCommandType, content: unknown): GivenCommand => ({
  type,
  subject: planId,
  content,
});

/** A correction names units and posts that are registered. @throws UNIT_UNKNOWN, POST_UNKNOWN */
export function checkNames({ field, value }: PlanCorrection, directory: Directory): void {
  if (field === 'units') for (const { unit, name } of value) unitWithId(directory, unit, name);
  if (field === 'leaders') for (const { post } of value) postWithId(directory, post);
}
