import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { type Harness, startHarness } from './harness.js';
import { units } from './plans.js';

describe("the keys of a unit's systems", () => {
  let harness: Harness;
  const path = `/v1/units/${units.reform}/keys`;

  beforeAll(async () => {
    harness = await startHarness();
    const director = await harness.as('director', { account: 'li' });
    for (const keyId of ['k1', 'k2']) {
      const { publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
      const body = { keyId, publicKey: await exportJWK(publicKey), role: 'clerk', label: '业务系统' };
      expect((await director.post(path, body)).status).toBe(201);
    }
    harness.clock.goTo('2023-01-19T02:00:00.000Z');
    const revocation = { keyId: 'k1', reason: '遗失' };
    expect((await director.post(`/v1/units/${units.reform}/key-revocations`, revocation)).status).toBe(201);
  });
  afterAll(() => harness.close());

  it('the keys of a unit are shown with who added and revoked them, when and why, and without a private part', async () => {
    const { status, body } = await (await harness.as('officer')).get(path);
    expect(status).toBe(200);
    const added = { at: '2023-01-18T02:00:00.000Z', by: { account: 'li', role: 'director' } };
    expect(body).toMatchObject({
      unitId: units.reform,
      keys: [
        { keyId: 'k1', registered: added, revoked: { at: '2023-01-19T02:00:00.000Z', by: added.by, reason: '遗失' } },
        { keyId: 'k2', registered: added, revoked: null, role: 'clerk', label: '业务系统' },
      ],
    });
    expect(Object.keys(body.keys[1].publicKey).sort()).toEqual(['crv', 'kty', 'x']);
  });

  it('the keys of a unit are shown to its own people, and to those of no other unit', async () => {
    const own = await harness.as('clerk', { unit: units.reform });
    expect((await own.get(path)).body.keys).toHaveLength(2);
    const other = await harness.as('unitHead', { unit: units.commerce });
    expect(await other.get(path)).toMatchObject({ status: 403, body: { code: 'UNIT_KEYS_SCOPE_FORBIDDEN' } });
    expect((await other.get(`/v1/units/${units.commerce}/keys`)).body).toEqual({ unitId: units.commerce, keys: [] });
  });

  it('the keys of a unit that does not exist are not found', async () => {
    const found = await (await harness.as('auditor')).get('/v1/units/nobody/keys');
    expect(found).toMatchObject({ status: 404, body: { code: 'UNIT_NOT_FOUND' } });
  });
});
