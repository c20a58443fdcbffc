import { describe, expect, it } from '@jest/globals';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '#kernel';
import { type AccessTokens, localAccessTokens } from '#platform';
import { rememberedTokens } from './remembered-tokens.js';

const officer: Actor = { account: 'officer-1', role: 'officer' };

/** Real tokens, and how often each way of asking reached them. */
async function world() {
  const tokens = await localAccessTokens(await mkdtemp(join(tmpdir(), 'zhezi-tokens-')));
  let checks = 0;
  const counted: AccessTokens = { ...tokens, verify: (token) => (checks++, tokens.verify(token)) };
  let at = Date.now();
  const remembered = rememberedTokens(counted, () => at);
  return { remembered, checks: () => checks, pass: (seconds: number) => void (at += seconds * 1000) };
}

describe('remembered tokens', () => {
  it('remembered tokens are verified once in half a minute', async () => {
    const { remembered, checks, pass } = await world();
    const token = await remembered.sign(officer, '1h');
    for (let call = 0; call < 5; call++) expect(await remembered.verify(token)).toEqual(officer);
    expect(checks()).toBe(1);
    pass(29);
    await remembered.verify(token);
    expect(checks()).toBe(1);
    pass(2);
    expect(await remembered.verify(token)).toEqual(officer);
    expect(checks()).toBe(2);
  });

  it('remembered tokens are verified again from the second they end', async () => {
    const { remembered, checks, pass } = await world();
    const token = await remembered.sign(officer, '10s');
    await remembered.verify(token);
    pass(10.1);
    await remembered.verify(token);
    expect(checks()).toBe(2);
  });

  it('remembered tokens are told apart by every character, and refusals are not kept', async () => {
    const { remembered, checks } = await world();
    const token = await remembered.sign(officer, '1h');
    const head = await remembered.sign({ account: 'head-1', role: 'head' }, '1h');
    expect((await remembered.verify(token)).role).toBe('officer');
    expect((await remembered.verify(head)).role).toBe('head');
    const forged = [head.split('.')[0], head.split('.')[1], token.split('.')[2]].join('.');
    for (let call = 0; call < 2; call++)
      await expect(remembered.verify(forged)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
    expect(checks()).toBe(4);
  });
});
