import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCli } from '../../apps/cli/run-cli.js';
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

  const doctor = async () => {
    let out = '';
    const code = await runCli(['doctor'], {
      env: { ZHEZI_DATA: harness.dataDirectory, ZHEZI_EVENT_STORE_URL: harness.connectionString },
      out: (text) => (out += text),
      ...{ err: (text) => void process.stderr.write(text), screen: null, width: Infinity, folder: '.' },
    });
    return { code, last: out.trimEnd().split('\n').at(-1) };
  };

  it('the service refuses commands with a sentence while the disk is full, is not ready, still answers queries, and is ready again when there is room, and doctor says so', async () => {
    await harness.whenCaughtUp();
    expect(await ready()).toEqual({ status: 200, storing: true });
    await disk.fill();
    const refused = await register('k1');
    expect(refused).toMatchObject({ status: 503, body: { code: 'STORE_FULL' } });
    expect(refused.body.detail).toMatch(/磁盘已满.*请清理磁盘后重试/);
    expect(await ready()).toEqual({ status: 503, storing: false });
    const complaint = '✗ 数据库所在磁盘已满或余量不足，不能保存';
    expect(await doctor()).toEqual({ code: 1, last: expect.stringContaining(complaint) });
    expect((await (await harness.as('auditor')).get('/v1/units')).status).toBe(200);
    await disk.makeRoom();
    expect(await doctor()).toEqual({ code: 0, last: '一切正常。' });
    expect(await ready()).toEqual({ status: 200, storing: true });
    expect((await register('k1')).status).toBe(201);
  });
});
