import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organizationCommands } from '#organizations/contract';
import { runCli } from '../run-cli.js';

describe('zhezi unit-key', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhezi-unit-key-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function run(...args: string[]) {
    let [out, err] = ['', ''];
    const said = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
    const code = await runCli(['unit-key', ...args], { env: {}, screen: null, width: 120, folder, ...said });
    return { code, out, err };
  }

  it('zhezi unit-key keeps the private part in a file for its owner, and prints the public part as it is registered', async () => {
    const { code, out, err } = await run('--out', 'key.json', '--id', 'k1');
    expect(code).toBe(0);
    const file = await readFile(join(folder, 'key.json'), 'utf8');
    const { keyId, privateKey } = JSON.parse(file) as { keyId: string; privateKey: { d: string } };
    expect((await stat(join(folder, 'key.json'))).mode & 0o777).toBe(0o600);
    expect(out + err).not.toContain(privateKey.d);
    expect(err).toMatch(/key\.json.*POST \/v1\/units\/\{unitId\}\/keys.*k1/);
    const publicKey = JSON.parse(out) as { kty: string };
    const register = { unitId: 'qu-cai-zheng-ju', keyId, publicKey, role: 'clerk', label: '业务系统' };
    expect(organizationCommands.RegisterUnitKey.data.parse(register)).toEqual(register);
    const text = Buffer.from('command');
    const signature = sign(null, text, createPrivateKey({ key: privateKey as never, format: 'jwk' }));
    expect(verify(null, text, createPublicKey({ key: publicKey as never, format: 'jwk' }), signature)).toBe(true);
  });

  it('zhezi unit-key invents the id of a key, another one each time', async () => {
    await run('--out', 'a.json');
    await run('--out', 'b.json');
    const [a, b] = await Promise.all(['a.json', 'b.json'].map((name) => readFile(join(folder, name), 'utf8')));
    expect(a).toMatch(/"keyId":"k-[0-9a-f]{8}"/);
    expect(JSON.parse(a!).keyId).not.toBe(JSON.parse(b!).keyId);
  });

  it('zhezi unit-key overwrites no file', async () => {
    await writeFile(join(folder, 'precious.json'), 'precious');
    const { code, out, err } = await run('--out', 'precious.json');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/precious\.json.*\[FILE_EXISTS\]/);
    expect(await readFile(join(folder, 'precious.json'), 'utf8')).toBe('precious');
  });

  it.each([
    [['--out', join('no', 'such', 'folder.json')], 1, /\[FILE_UNWRITABLE\]/],
    [['--out', 'c.json', '--id', 'a key'], 2, /密钥编号/],
    [[], 2, /--out/],
  ])('zhezi unit-key %j ends with exit code %d and says why', async (args, expected, pattern) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([expected, '']);
    expect(err).toMatch(pattern);
  });
});
