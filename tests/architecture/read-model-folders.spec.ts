import { describe, expect, it } from '@jest/globals';
import { isSpec } from './rules.js';
import { projectSources } from './sources.js';

/** Each context with read models. */
const contexts: Readonly<Record<string, Rules>> = {
  tasks: {
    stones: ['criteria', 'remembered', 'tally', 'task-row'],
    builtOn: { 'task-board': ['assignment-board', 'leader-board'], task: ['task-board'] },
  },
  plans: { stones: [], builtOn: { 'plan-links': ['plan-board'], 'plan-suggestions': ['plan-board'] } },
};

interface Rules {
  /** Folders that are no read models, but what read models are built from. */
  readonly stones: readonly string[];
  /** Folders that import of others, because they keep, read or show the rows of these. */
  readonly builtOn: Readonly<Record<string, readonly string[]>>;
}

const sources = projectSources().filter((source) => !isSpec(source));

describe.each(Object.entries(contexts))('the read models of %s', (context, { stones, builtOn }) => {
  const place = `libs/${context}/read-models`;
  const folderOf = (path: string): string | undefined => new RegExp(`^${place}/([^/]+)/`).exec(path)?.[1];
  const inside = sources.flatMap((source) => {
    const own = folderOf(source.path);
    return own === undefined ? [] : [{ ...source, own }];
  });
  const folders = [...new Set(inside.map(({ own }) => own))].sort();
  const entries = inside.filter(({ path, own }) => path === `${place}/${own}/index.ts`).map(({ own }) => own);

  it('each folder of read models has an entry, unless it is listed here as something they are built from', () => {
    expect([...entries, ...stones].sort()).toEqual(folders);
  });

  it('each entry of a folder of read models stands in the list, and nobody else imports it', () => {
    const takers = sources.flatMap(({ path, imports }) =>
      imports.flatMap(({ target }) =>
        target.startsWith(`${place}/`) && target.endsWith('/index.js') ? [[path, folderOf(target)]] : [],
      ),
    );
    expect(takers.sort()).toEqual(entries.map((folder) => [`${place}/models.ts`, folder]).sort());
  });

  it('a folder of read models imports of another folder of its context only where it is built on its rows', () => {
    const wrong = inside.flatMap(({ path, own, imports }) =>
      imports
        .map(({ target }) => folderOf(target))
        .filter((other) => other !== undefined && other !== own && !stones.includes(other))
        .filter((other) => !builtOn[own]?.includes(other!))
        .map((other) => `${path} imports of ${other}`),
    );
    expect(wrong).toEqual([]);
  });
});
