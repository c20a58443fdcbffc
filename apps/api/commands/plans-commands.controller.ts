import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { ListMembers, listMembersBody } from '#plans';
import { planCommands } from '#plans/contract';
import { planParams } from '../operations/ids.js';
import { Valid } from '../operations/valid.js';
import { accepted } from './accepted.js';
import { addRoute } from './add-route.js';
import { CommandDesk, setOutcomeHeaders } from './command-desk.js';
import { addCommandRoutes, openTo } from './command-routes.js';

const answer = accepted.extend({ planId: z.string() }).meta({ id: 'PlanCommandAccepted' });
const validParams = Valid.params(planParams);

/** Commands to a plan; its handlers come from their catalogue. */
@Controller('v1/plans/:planId')
export class PlanCommandsController {
  constructor(@Inject(CommandDesk) readonly desk: CommandDesk) {}
}

addCommandRoutes(PlanCommandsController, {
  tag: 'plans',
  catalog: planCommands,
  status: 200,
  answer,
  paramsOf: () => planParams,
  bodyOf: (data) => data,
  givenBy: ({ type, params, request }) => ({ type, subject: String(params.planId), content: request.body ?? {} }),
});

const membersAnswer = answer
  .extend({
    tasks: z.array(z.int()).describe('numbers of the tasks that were corrected'),
    left: z.array(z.int()).describe('of those left as they are, because another finding about their units is open'),
  })
  .meta({ id: 'MembersListed' });
const listMembers = {
  id: 'listMembers',
  tag: 'plans',
  access: openTo(planCommands.CorrectPlan.roles),
  summary: { zh: '将集合称谓改为逐一列名', en: 'List the members of collectives one by one' },
  params: planParams,
  body: { kind: 'json', schema: listMembersBody },
  answer: { status: 200, schema: membersAnswer },
  changes: true,
  refusals: ['PLAN_NOT_FOUND', 'PLAN_WRONG_STATE', 'COLLECTIVE_MEMBERS_OPEN', 'UNIT_UNKNOWN'],
} as const;
addRoute(PlanCommandsController, 'members', listMembers, async function (request, reply) {
  const { planId } = validParams.transform(request.params);
  const content = request.body ?? {};
  const listed = await this.desk.carryOut(request, (context) => new ListMembers(planId, content, context));
  setOutcomeHeaders(reply, listed.position, false);
  return { planId, ...listed, position: String(listed.position) };
});
