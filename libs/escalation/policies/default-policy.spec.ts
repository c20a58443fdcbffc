import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { ladderTable } from '../domain/ladder-table.js';
import { loadPolicy, policyFile } from './load-policy.js';

const seed = fileURLToPath(new URL('../../../seeds/policies/default-1.json', import.meta.url));
const readme = new URL('../README.md', import.meta.url);

describe('the default policy', () => {
  it('the README prints the default policy as its file says it', async () => {
    expect(await readFile(readme, 'utf8')).toContain(ladderTable(await loadPolicy(seed)));
  });

  it('a clock of the default policy may propose measures but never take them', async () => {
    const { rungs } = await loadPolicy(seed);
    const measured = rungs.filter(({ measure }) => measure !== undefined);
    expect(measured.map(({ rung, measure }) => `${rung} ${measure}`)).toEqual([
      'L3 censure',
      'L4 interview',
      'L5 accountability',
    ]);
    expect(measured.every(({ to }) => to.includes('head'))).toBe(true);
  });

  it('the default policy says for every number where it comes from', async () => {
    const { rungs } = await loadPolicy(seed);
    expect(rungs.filter(({ basis }) => basis.length < 8)).toEqual([]);
  });
});

describe('loading a policy', () => {
  const written = async (content: string): Promise<string> => {
    const path = join(await mkdtemp(join(tmpdir(), 'policy-')), 'mine.json');
    await writeFile(path, content);
    return path;
  };

  it.each([
    ['that is not JSON', '{ "id": ', 'ESCALATION_POLICY_UNREADABLE'],
    ['that lacks its rungs', '{ "id": "mine", "version": 1 }', 'ESCALATION_POLICY_INVALID'],
    ['that is empty', '', 'ESCALATION_POLICY_UNREADABLE'],
  ])('a policy file %s is refused, and the refusal names the file', async (_title, content, code) => {
    await expect(loadPolicy(await written(content))).rejects.toMatchObject({ code, details: { file: 'mine.json' } });
  });

  it('a policy file that writes a field twice is refused, with the lines of both', async () => {
    const text = await readFile(seed, 'utf8');
    const twice = text.replace('"redPointsBehind"', '"redPointsBehind": 1,\n    "redPointsBehind"');
    await expect(loadPolicy(await written(twice))).rejects.toMatchObject({
      code: 'ESCALATION_POLICY_INVALID',
      details: { codes: ['FIELD_TWICE'] },
      texts: {
        found: { en: expect.stringMatching(/^line \d+: The field "redPointsBehind" is written twice, before in/) },
      },
    });
  });

  it('a policy file that does not exist is refused, and the refusal names those that come along', async () => {
    await expect(loadPolicy('/nowhere/default-9.json')).rejects.toMatchObject({
      code: 'ESCALATION_POLICY_UNREADABLE',
      details: { file: '/nowhere/default-9.json', known: ['default-1'], reason: 'ENOENT' },
    });
  });

  it('the policy in force is found by its name, and by a path from wherever it is asked', () => {
    expect(policyFile('default-1')).toBe(seed);
    expect(policyFile('mine.json', '/somewhere')).toBe('/somewhere/mine.json');
  });
});
