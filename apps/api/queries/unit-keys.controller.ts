import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { unitRoles } from '#kernel';
import { UnitKeys } from '#organizations';
import { callerOf } from '../commands/command-context.js';
import { unitParams } from '../operations/ids.js';
import { Operation } from '../operations/operation.js';
import { overseers } from '../operations/roles.js';
import { Valid } from '../operations/valid.js';
import { unitKeysAnswer } from './answers/unit-keys.js';

/** The keys of a unit's systems; a unit's people see those of their own unit. */
@Controller('v1/units')
export class UnitKeysController {
  constructor(@Inject(UnitKeys) private readonly keys: UnitKeys) {}

  @Get(':unitId/keys')
  @Operation({
    id: 'listUnitKeys',
    tag: 'directory',
    access: [...overseers, ...unitRoles],
    summary: { zh: '单位的签名公钥', en: "Public keys of a unit's systems, those revoked too" },
    about: {
      zh: '该单位业务系统的签名公钥，包括已吊销的，注明由谁登记和吊销。',
      en: 'Public keys of the unit’s systems, revoked ones too, with who registered and revoked them.',
    },
    params: unitParams,
    answer: { status: 200, schema: unitKeysAnswer },
    refusals: ['UNIT_NOT_FOUND', 'UNIT_KEYS_SCOPE_FORBIDDEN'],
  })
  async list(
    @Param(Valid.params(unitParams)) { unitId }: z.infer<typeof unitParams>,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof unitKeysAnswer>> {
    const found = await this.keys.of(unitId, callerOf(request));
    return unitKeysAnswer.parse({ unitId, keys: found });
  }
}
