import { Controller, Inject } from '@nestjs/common';
import { withoutField } from '#commands';
import { organizationCommands, postStreamPrefix, unitStreamPrefix } from '#organizations/contract';
import { postParams, unitParams } from '../operations/ids.js';
import { accepted } from './accepted.js';
import { CommandDesk } from './command-desk.js';
import { addCommandRoutes } from './command-routes.js';
import { withAddressed } from './sent-body.js';

/** Commands to the directory of units and posts; its handlers come from their catalogue. */
@Controller('v1')
export class OrganizationCommandsController {
  constructor(@Inject(CommandDesk) readonly desk: CommandDesk) {}
}

/** Ids that an address may name; a body leaves them out. */
const ids = { unitId: unitParams, postId: postParams } as const;

const idIn = (path: string): keyof typeof ids | undefined =>
  (['unitId', 'postId'] as const).find((id) => path.includes(`:${id}`));

/** The id of the unit or the post whose stream it is. */
const idOf = (stream: string): string =>
  stream.slice((stream.startsWith(unitStreamPrefix) ? unitStreamPrefix : postStreamPrefix).length);

addCommandRoutes(OrganizationCommandsController, {
  tag: 'directory',
  catalog: organizationCommands,
  status: 201,
  answer: accepted.meta({ id: 'DirectoryCommandAccepted' }),
  paramsOf(path) {
    const id = idIn(path);
    return id && ids[id];
  },
  bodyOf(data, path) {
    const id = idIn(path);
    return id ? withoutField(data, id) : data;
  },
  idsIn: (stream, params) => Object.fromEntries(Object.keys(params).map((id) => [id, idOf(stream)])),
  givenBy: ({ type, params, request }) => ({ type, content: withAddressed(request.body ?? {}, params) }),
});
