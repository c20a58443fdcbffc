import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { taskCommands } from '#tasks/contract';
import { taskParams } from '../operations/ids.js';
import { accepted } from './accepted.js';
import { callerOf } from './command-context.js';
import { CommandDesk } from './command-desk.js';
import { addCommandRoutes } from './command-routes.js';
import { unitOptional, withOwnUnit } from './sent-body.js';

/** Commands to a task; its handlers come from their catalogue. */
@Controller('v1/tasks/:taskId')
export class TaskCommandsController {
  constructor(@Inject(CommandDesk) readonly desk: CommandDesk) {}
}

addCommandRoutes(TaskCommandsController, {
  tag: 'tasks',
  catalog: taskCommands,
  status: 200,
  answer: accepted.extend({ taskId: z.string() }).meta({ id: 'TaskCommandAccepted' }),
  paramsOf: () => taskParams,
  bodyOf: unitOptional,
  givenBy: ({ type, data, params, request }) => ({
    type,
    subject: String(params.taskId),
    content: withOwnUnit(data, request.body ?? {}, callerOf(request)),
  }),
});
