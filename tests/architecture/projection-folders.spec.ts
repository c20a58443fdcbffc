import { describe, expect, it } from '@jest/globals';
import { isSpec } from './rules.js';
import { projectSources } from './sources.js';

/** Each folder of libs/projections and those of which it may import, as its README says. */
const imports: Readonly<Record<string, readonly string[]>> = {
  model: [],
  sql: ['model'],
  fold: ['model', 'sql'],
  rebuild: ['model', 'sql', 'fold'],
  follow: ['model', 'sql', 'fold', 'rebuild'],
  react: ['sql'],
};

const folderOf = (path: string): string | undefined => /^libs\/projections\/([^/]+)\//.exec(path)?.[1];
const sources = projectSources().filter((source) => folderOf(source.path) !== undefined && !isSpec(source));

describe('the folders of projections', () => {
  it('the folders of projections are those that are listed here', () => {
    expect([...new Set(sources.map(({ path }) => folderOf(path)))].sort()).toEqual(Object.keys(imports).sort());
  });

  it('the folders of projections import each other one way', () => {
    const wrong = sources.flatMap(({ path, imports: imported }) => {
      const own = folderOf(path)!;
      return imported
        .map(({ target }) => folderOf(target))
        .filter((other) => other !== undefined && other !== own && !imports[own]!.includes(other))
        .map((other) => `${path} imports of ${other}`);
    });
    expect(wrong).toEqual([]);
  });
});
