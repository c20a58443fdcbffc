import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { ListMembers } from '#plans';
import { planCommands, planCompounds } from '#plans/contract';
import { planParams } from '../operations/ids.js';
import { Valid } from '../operations/valid.js';
import { accepted } from './accepted.js';
import { addRoute } from './add-route.js';
import { acceptedOf, CommandDesk } from './command-desk.js';
import { addCommandRoutes, operationFor } from './command-routes.js';

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
const { ListMembers: entry } = planCompounds;
const listMembers = operationFor('ListMembers', entry, {
  tag: 'plans',
  params: planParams,
  body: entry.data,
  answer: { status: 200, schema: membersAnswer },
});
addRoute(PlanCommandsController, entry.route.path, listMembers, async function (request, reply): Promise<
  z.infer<typeof membersAnswer>
> {
  const { planId } = validParams.transform(request.params);
  const content = request.body ?? {};
  const listed = await this.desk.carryOut(request, (context) => new ListMembers(planId, content, context));
  return { planId, tasks: [...listed.tasks], left: [...listed.left], ...acceptedOf(reply, listed) };
});
