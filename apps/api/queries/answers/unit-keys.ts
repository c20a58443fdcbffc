import { z } from 'zod';
import { roles, unitRoles } from '#kernel';

const act = z.object({
  at: z.iso.datetime(),
  by: z.object({ account: z.string(), role: z.enum(roles) }),
});

const key = z
  .object({
    keyId: z.string(),
    publicKey: z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() }),
    role: z.enum(unitRoles).describe('in which commands signed with it act'),
    label: z.string().describe('which system holds the private key'),
    registered: act,
    revoked: act.extend({ reason: z.string() }).nullable().describe('null while commands signed with it are believed'),
  })
  .meta({ id: 'UnitKey' });

export const unitKeysAnswer = z.object({ unitId: z.string(), keys: z.array(key) }).meta({ id: 'UnitKeys' });
