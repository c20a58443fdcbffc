import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import { GiveOrganizationCommand } from '#organizations';
import { organizationCommands } from '#organizations/contract';
import { postParams, unitParams } from '../operations/ids.js';
import { parseBody, Valid } from '../operations/valid.js';
import { accepted } from './accepted.js';
import { lowerFirst } from './action.js';
import { addAction } from './add-action.js';
import { CommandDesk } from './command-desk.js';
import { organizationActions } from './organization-actions.js';

const answer = accepted.meta({ id: 'DirectoryCommandAccepted' });
const paramsOf = { unitId: unitParams, postId: postParams } as const;

/** Orders to the directory of units and posts; its handlers come from a table. */
@Controller('v1')
export class OrganizationCommandsController {
  constructor(@Inject(CommandDesk) readonly desk: CommandDesk) {}
}

for (const { path, command, idFrom, summary, refusals = [] } of organizationActions) {
  const schema = organizationCommands[command] as z.ZodObject;
  const params = idFrom && paramsOf[idFrom];
  const bodySchema = idFrom ? schema.omit({ [idFrom]: true } as Record<never, true>) : schema;
  const operation = {
    id: lowerFirst(command),
    tag: 'directory',
    access: ['director'],
    summary,
    ...(params && { params }),
    body: { kind: 'json', schema: bodySchema },
    answer: { status: 201, schema: answer },
    changes: true,
    refusals: ['ORGANIZATION_FORBIDDEN', ...refusals],
  } as const;
  addAction(OrganizationCommandsController, path, operation, async function (request, reply) {
    const named = params ? Valid.params(params).transform(request.params) : {};
    const data = { ...parseBody(bodySchema, request.body ?? {}), ...named };
    return this.desk.give(request, reply, (context) => new GiveOrganizationCommand(command, data, context));
  });
}
