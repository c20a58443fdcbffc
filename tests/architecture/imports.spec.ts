import { describe, expect, it } from '@jest/globals';
import { isSpec, rules } from './rules.js';
import { projectFolders, projectSources, sourceOf } from './sources.js';

const sources = projectSources();

describe('the architecture', () => {
  it.each(Object.keys(rules))('the architecture holds that %s', (name) => {
    expect(sources.flatMap((source) => rules[name]!(source))).toEqual([]);
  });

  it('no folder is called common, shared, utils, helpers or core', () => {
    expect(projectFolders().filter((folder) => /(^|\/)(common|shared|utils|helpers|core)$/.test(folder))).toEqual([]);
  });

  it('every file of the product has fewer than 300 lines', () => {
    const long = sources.filter((source) => !isSpec(source) && source.text.split('\n').length > 300);
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

describe('each rule finds what it forbids', () => {
  it.each([
    ['the kernel imports nothing of ours', 'libs/kernel/a.ts', `import { pause } from '#runtime';`],
    ['mechanisms never import a context', 'libs/projections/a.ts', `import { x } from '#tasks/contract';`],
    ['contexts meet only at their contracts', 'libs/plans/application/a.ts', `import { x } from '#tasks';`],
    [
      'relative imports stay in their library or app',
      'libs/plans/domain/a.ts',
      `import { x } from '../../tasks/domain/b.js';`,
    ],
    ['contracts are plain types and data', 'libs/plans/contract/a.ts', `import { x } from '../domain/b.js';`],
    ['domains are pure', 'libs/plans/domain/a.ts', `import { readFileSync } from 'node:fs';`],
    ['domains are pure', 'libs/plans/domain/a.ts', `export const a = async () => 1;`],
    ['time and chance come in from outside', 'libs/plans/application/a.ts', `export const a = new Date();`],
    ['modules keep no state but memos', 'libs/plans/application/a.ts', `const steps = new Set<string>();`],
    ['modules keep no state but memos', 'apps/api/a.ts', `let used = 0;`],
    ['apps never import each other', 'apps/cli/a.ts', `import { x } from '../api/index.js';`],
    ['apps never import each other', 'apps/standalone/a.ts', `import { x } from '../api/http/problem.js';`],
    ['libraries are entered by their public entry', 'apps/cli/a.ts', `import { x } from '#tasks/domain/decider';`],
    ['test tools stay in tests', 'libs/plans/domain/a.ts', `import fc from 'fast-check';`],
    ['re-exports are named', 'libs/plans/index.ts', `export * from './a.js';`],
    ['nothing is left for later', 'libs/plans/a.spec.ts', `it.skip('x', () => {});`],
    ['unit specs start no server', 'libs/plans/a.spec.ts', `import { testDatabase } from '#testing';`],
    ['properties are tried as often as FC_RUNS says', 'libs/plans/a.spec.ts', `fc.assert(a, { numRuns: 2_000 });`],
    ['our own parts are not mocked', 'libs/plans/a.spec.ts', `jest.mock('./a.js');`],
    ['connections listen to errors', 'libs/projections/a.ts', `const client = new pg.Client({ connectionString });`],
  ])('the rule "%s" finds what it forbids in %s', (name, path, text) => {
    expect(rules[name]!(sourceOf(path, text))).toHaveLength(1);
  });

  it('the standalone app may import the other apps by their entry', () => {
    const source = sourceOf('apps/standalone/index.ts', `import { createApi } from '../api/index.js';`);
    expect(Object.values(rules).flatMap((rule) => rule(source))).toEqual([]);
  });
});
