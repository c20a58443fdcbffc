import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { GiveTaskCommand } from '#tasks';
import { taskCommands, taskPermissions } from '#tasks/contract';
import { taskParams } from '../operations/ids.js';
import { parseBody, Valid } from '../operations/valid.js';
import { openTo, lowerFirst } from './action.js';
import { addAction } from './add-action.js';
import { accepted } from './accepted.js';
import { callerOf } from './command-context.js';
import { CommandDesk } from './command-desk.js';
import { bodyAsSent, withOwnUnit } from './own-unit.js';
import { taskActions } from './task-actions.js';

const answer = accepted.extend({ taskId: z.string() }).meta({ id: 'TaskCommandAccepted' });
const validParams = Valid.params(taskParams);

/** Orders to a task; its handlers come from the table of task actions. */
@Controller('v1/tasks/:taskId')
export class TaskCommandsController {
  constructor(@Inject(CommandDesk) readonly desk: CommandDesk) {}
}

for (const { path, command, summary, refusals = [] } of taskActions) {
  const schema = taskCommands[command];
  const operation = {
    id: lowerFirst(command),
    tag: 'tasks',
    access: openTo(taskPermissions[command]),
    summary,
    params: taskParams,
    body: { kind: 'json', schema: bodyAsSent(schema) },
    answer: { status: 200, schema: answer },
    changes: true,
    refusals,
  } as const;
  addAction(TaskCommandsController, path, operation, async function (request, reply) {
    const { taskId } = validParams.transform(request.params);
    const data = parseBody(schema, withOwnUnit(schema, request.body ?? {}, callerOf(request)));
    const outcome = await this.desk.give(
      request,
      reply,
      (context) => new GiveTaskCommand(taskId, command, data, context),
    );
    return { taskId, ...outcome };
  });
}
