import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Disk, diskOf } from './disk.js';
import { type Harness, startHarness } from './harness.js';

describe('the service on a full disk', () => {
  let harness: Harness;
  let disk: Disk;

  beforeAll(async () => {
    harness = await startHarness();
    disk = await diskOf(harness.connectionString);
  });
  afterAll(async () => {
    await disk.close();
    await harness.close();
  });

  const register = async (key: string) =>
    (await harness.as('director')).post(
      '/v1/units',
      { unitId: 'xin-ju', name: '新局', kind: 'department', aliases: [] },
      { 'idempotency-key': key },
    );
  const ready = async () => {
    const { status, body } = await harness.anybody().get('/readyz');
    return { status, storing: body.storing };
  };

  it('the service refuses commands with a sentence while the disk is full, is not ready, still answers queries, and is ready again when there is room', async () => {
    await harness.whenCaughtUp();
    expect(await ready()).toEqual({ status: 200, storing: true });
    await disk.fill();
    const refused = await register('k1');
    expect(refused).toMatchObject({ status: 503, body: { code: 'STORE_FULL' } });
    expect(refused.body.detail).toMatch(/磁盘已满.*请清理磁盘后重试/);
    expect(await ready()).toEqual({ status: 503, storing: false });
    expect((await (await harness.as('auditor')).get('/v1/units')).status).toBe(200);
    await disk.makeRoom();
    expect(await ready()).toEqual({ status: 200, storing: true });
    expect((await register('k1')).status).toBe(201);
  });
});
