import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { roles } from '#kernel';
import { UnitKeys } from '#organizations';
import { DIRECTORY, type DirectorySource, unitKeyRoles } from '#organizations/contract';
import { callerOf } from '../commands/command-context.js';
import { unitParams } from '../operations/ids.js';
import { Operation } from '../operations/operation.js';
import { overseers } from '../operations/roles.js';
import { Valid } from '../operations/valid.js';
import { refuseRequest } from '../refusals.js';

const act = z.object({
  at: z.iso.datetime(),
  by: z.object({ account: z.string(), role: z.enum(roles) }),
});
const key = z
  .object({
    keyId: z.string(),
    publicKey: z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() }),
    role: z.enum(unitKeyRoles).describe('in which commands signed with it act'),
    label: z.string().describe('which system holds the private key'),
    registered: act,
    revoked: act.extend({ reason: z.string() }).nullable().describe('null while commands signed with it are believed'),
  })
  .meta({ id: 'UnitKey' });
const keys = z.object({ unitId: z.string(), keys: z.array(key) }).meta({ id: 'UnitKeys' });

/** The keys of a unit's systems; a unit's people see those of their own unit. */
@Controller('v1/units')
export class UnitKeysController {
  constructor(
    @Inject(UnitKeys) private readonly keys: UnitKeys,
    @Inject(DIRECTORY) private readonly directory: DirectorySource,
  ) {}

  @Get(':unitId/keys')
  @Operation({
    id: 'listUnitKeys',
    tag: 'directory',
    access: [...overseers, 'clerk', 'unitHead'],
    summary: { zh: '单位的签名公钥', en: "Public keys of a unit's systems, those revoked too" },
    params: unitParams,
    answer: { status: 200, schema: keys },
    refusals: ['UNIT_NOT_FOUND', 'UNIT_KEYS_SCOPE_FORBIDDEN'],
  })
  async list(
    @Param(Valid.params(unitParams)) { unitId }: z.infer<typeof unitParams>,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof keys>> {
    const found = await this.keys.of(unitId, callerOf(request));
    if (!(await this.directory.current()).unit(unitId)) throw refuseRequest('UNIT_NOT_FOUND', { unitId });
    return keys.parse({ unitId, keys: found });
  }
}
