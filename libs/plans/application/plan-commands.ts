import type { AggregateCommands, GivenCommand } from '#commands';
import { localDateOf, refusal } from '#kernel';
import type { DirectorySource } from '#organizations/contract';
import {
  planCodec,
  planCommands,
  type PlanCommand,
  type PlanCommandType,
  type PlanEvents,
  planRefusals,
  planStream,
} from '#plans/contract';
import { planDecider, type PlanFolded } from '../domain/aggregate/decider.js';
import { withRegisteredNames } from './registered-names.js';
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
    const { planId, at } = command;
    switch (command.type) {
      case 'CorrectPlan': {
        const now = await directory.current();
        const correction = withRegisteredNames(command.data.correction, now, localDateOf(at));
        return { ...command, data: { ...command.data, correction }, directory: now };
      }
      case 'RecheckPlan':
        return { ...command, directory: await directory.current() };
      case 'SubmitPlan':
        return {
          ...command,
          duplicates: await source.duplicates(planId),
          directory: await directory.current(),
        };
      case 'DismissDuplicate':
      case 'ApprovePlan':
        return { ...command, duplicates: await source.duplicates(planId) };
      default:
        return command;
    }
  },
});

/** A command to a plan, for the gateway. */
export const toPlan = (planId: string, type: PlanCommandType, content: unknown): GivenCommand => ({
  type,
  subject: planId,
  content,
});
