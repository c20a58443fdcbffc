import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair, importPKCS8, SignJWT } from 'jose';
import { readFile } from 'node:fs/promises';
import { type Actor, DomainError } from '#kernel';
import { type AccessTokens, localAccessTokens } from './access-tokens.js';
import { wordingOf } from './wording.js';

const officer: Actor = { account: 'li', role: 'officer' };

describe('an access token', () => {
  let folder: string;
  let tokens: AccessTokens;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhezi-tokens-'));
    tokens = await localAccessTokens(join(folder, 'one'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const refused = async (token: string) => {
    const error = await tokens.verify(token).catch((caught: unknown) => caught);
    if (!(error instanceof DomainError)) throw new Error(`expected a refusal, found ${String(error)}`);
    return { code: error.code, reason: error.details.reason, zh: wordingOf(error, 'zh'), en: wordingOf(error, 'en') };
  };
  const changed = (token: string, part: number, content: object): string =>
    token
      .split('.')
      .map((one, at) => (at === part ? Buffer.from(JSON.stringify(content)).toString('base64url') : one))
      .join('.');
  const signed = async (claims: Record<string, unknown>, header: object = {}) => {
    const key = await importPKCS8(await readFile(join(folder, 'one', 'keys', 'tokens.pem'), 'utf8'), 'EdDSA');
    return new SignJWT({ sub: 'li', iss: 'zhezi', aud: 'zhezi-api', ...claims })
      .setProtectedHeader({ alg: 'EdDSA', ...header })
      .sign(key);
  };

  it('an access token gives back the account it was signed for', async () => {
    expect(await tokens.verify(await tokens.sign(officer, '1h'))).toEqual(officer);
  });

  it('an expired access token is refused with the time since when, and how to get another', async () => {
    const exp = Date.parse('2023-06-30T16:05:00.000Z') / 1_000;
    expect(await refused(await signed({ role: 'officer', exp }))).toEqual({
      code: 'TOKEN_INVALID',
      reason: 'expired',
      zh: '访问令牌无效：它已过期，有效期至 2023-07-01 00:05（北京时间）。请重新登录，或在服务器上用 zhezi token 签发新的令牌。',
      en: 'The access token is not valid: it expired on 2023-07-01 00:05 (Asia/Shanghai). Sign in again, or make a new one on the server with zhezi token.',
    });
  });

  it.each<[string, string, () => Promise<string>]>([
    [
      'of another installation',
      'other-installation',
      async () => (await localAccessTokens(join(folder, 'other'))).sign(officer, '1h'),
    ],
    [
      'with other content than was signed',
      'signature',
      async () => changed(await tokens.sign(officer, '1h'), 1, { sub: 'li', role: 'director' }),
    ],
    [
      'that names no key and was signed elsewhere',
      'signature',
      async () => {
        const { privateKey } = await generateKeyPair('EdDSA');
        return new SignJWT({ sub: 'li', role: 'officer' }).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey);
      },
    ],
    ['without a signature', 'signature', async () => changed(await tokens.sign(officer, '1h'), 0, { alg: 'none' })],
    ['that was cut off', 'malformed', async () => (await tokens.sign(officer, '1h')).slice(0, 60)],
    ['of letters', 'malformed', async () => 'letters'],
    ['for another service', 'other-service', () => signed({ role: 'officer', aud: 'another', exp: 4_000_000_000 })],
    ['for no service', 'other-service', () => signed({ role: 'officer', aud: undefined, exp: 4_000_000_000 })],
    ['of another issuer', 'other-issuer', () => signed({ role: 'officer', iss: 'another', exp: 4_000_000_000 })],
    ['that begins later', 'not-yet-valid', () => signed({ role: 'officer', nbf: 4_000_000_000, exp: 4_000_000_001 })],
    ['for the system', 'claims', () => signed({ role: 'system', exp: 4_000_000_000 })],
    ['of a clerk without a unit', 'claims', () => signed({ role: 'clerk', exp: 4_000_000_000 })],
  ])('an access token %s is refused in words of our own: %s', async (_title, reason, token) => {
    const { code, reason: found, zh, en } = await refused(await token());
    expect([code, found]).toEqual(['TOKEN_INVALID', reason]);
    expect(zh).toMatch(/^访问令牌无效：\P{Script=Latin}+(ZHEZI_DATA）?\P{Script=Latin}*)?。请重新登录，/u);
    expect(en).toMatch(/^The access token is not valid: it/);
  });
});
