import { describe, expect, it } from '@jest/globals';
import { keysFrom, type Recorded } from './unit-key-records.js';

const publicKey = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) } as const;
const registered = (keyId: string, day: string, key: object = publicKey): Recorded => ({
  type: 'UnitKeyRegistered',
  data: { unitId: 'u', keyId, publicKey: key as typeof publicKey, role: 'clerk', label: '业务系统' },
  metadata: { actor: { account: 'li', role: 'director' }, occurredAt: `${day}T01:00:00.000Z` },
});
const revoked = (keyId: string, day: string): Recorded => ({
  type: 'UnitKeyRevoked',
  data: { unitId: 'u', keyId, reason: '遗失' },
  metadata: { actor: { account: 'wang', role: 'director' }, occurredAt: `${day}T01:00:00.000Z` },
});
const other: Recorded = {
  type: 'UnitAliasAdded',
  data: { unitId: 'u', alias: '别称' } as never,
  metadata: registered('', '2026-01-01').metadata,
};

describe('the keys of a unit', () => {
  it('the keys of a unit are listed with who registered and revoked them, when and why', () => {
    const keys = keysFrom([
      registered('k1', '2026-01-01'),
      other,
      registered('k2', '2026-02-01'),
      revoked('k1', '2026-03-01'),
    ]);
    expect(keys).toEqual([
      {
        ...{ keyId: 'k1', publicKey, role: 'clerk', label: '业务系统' },
        registered: { at: '2026-01-01T01:00:00.000Z', by: { account: 'li', role: 'director' } },
        revoked: { at: '2026-03-01T01:00:00.000Z', by: { account: 'wang', role: 'director' }, reason: '遗失' },
      },
      expect.objectContaining({ keyId: 'k2', revoked: null }),
    ]);
  });

  it('the keys of a unit never show a private part', () => {
    const [key] = keysFrom([registered('k1', '2026-01-01', { ...publicKey, d: 'secret' })]);
    expect(JSON.stringify(key)).not.toContain('secret');
  });
});
