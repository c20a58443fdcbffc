import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { GivePlanCommand, ListMembers, listMembersBody } from '#plans';
import { planCommands, planPermissions } from '#plans/contract';
import { planParams } from '../operations/ids.js';
import { parseBody, Valid } from '../operations/valid.js';
import { accepted } from './accepted.js';
import { openTo, lowerFirst } from './action.js';
import { addAction } from './add-action.js';
import { CommandDesk, sayWhatCameOfIt } from './command-desk.js';
import { planActions } from './plan-actions.js';

const answer = accepted.extend({ planId: z.string() }).meta({ id: 'PlanCommandAccepted' });
const validParams = Valid.params(planParams);

/** Orders to a plan; its handlers come from the table of plan actions. */
@Controller('v1/plans/:planId')
export class PlanCommandsController {
  constructor(@Inject(CommandDesk) readonly desk: CommandDesk) {}
}

for (const { path, command, summary, refusals = [] } of planActions) {
  const schema = planCommands[command];
  const operation = {
    id: lowerFirst(command),
    tag: 'plans',
    access: openTo(planPermissions[command]),
    summary,
    params: planParams,
    body: { kind: 'json', schema },
    answer: { status: 200, schema: answer },
    changes: true,
    refusals: ['PLAN_NOT_FOUND', 'PLAN_WRONG_STATE', ...refusals],
  } as const;
  addAction(PlanCommandsController, path, operation, async function (request, reply) {
    const { planId } = validParams.transform(request.params);
    const data = parseBody(schema, request.body ?? {});
    const outcome = await this.desk.give(
      request,
      reply,
      (context) => new GivePlanCommand(planId, command, data, context),
    );
    return { planId, ...outcome };
  });
}

const membersAnswer = answer
  .extend({
    tasks: z.array(z.int()).describe('numbers of the tasks that were corrected'),
    left: z.array(z.int()).describe('of those left as they are, because another finding about their units is open'),
  })
  .meta({ id: 'MembersListed' });
const listMembers = {
  id: 'listMembers',
  tag: 'plans',
  access: openTo(planPermissions.CorrectPlan),
  summary: { zh: '将集合称谓改为逐一列名', en: 'List the members of collectives one by one' },
  params: planParams,
  body: { kind: 'json', schema: listMembersBody },
  answer: { status: 200, schema: membersAnswer },
  changes: true,
  refusals: ['PLAN_NOT_FOUND', 'PLAN_WRONG_STATE', 'COLLECTIVE_MEMBERS_OPEN', 'UNIT_UNKNOWN'],
} as const;
addAction(PlanCommandsController, 'members', listMembers, async function (request, reply) {
  const { planId } = validParams.transform(request.params);
  const data = parseBody(listMembersBody, request.body ?? {});
  const listed = await this.desk.carryOut(request, (context) => new ListMembers(planId, data, context));
  sayWhatCameOfIt(reply, listed.position, false);
  return { planId, ...listed, position: String(listed.position) };
});
