import { describe, expect, it } from '@jest/globals';
import { isSpec } from './rules.js';
import { projectSources } from './sources.js';

/** The rooms of a folder; each imports only from rooms above it in its list, and none from the files beside the rooms. */
const roomsOf: Readonly<Record<string, readonly string[]>> = {
  'apps/standalone/demo': [
    'scenario',
    'book',
    'world',
    'work',
    'habits',
    'stage',
    'play',
    'summary',
    'product',
    'print',
  ],
  'libs/plans/domain': [
    'similarity',
    'links',
    'reading',
    'targets',
    'suggestions',
    'resolve',
    'life-cycle',
    'draft',
    'aggregate',
  ],
  'libs/plans/domain/reading': [
    'text',
    'numbers',
    'dates',
    'names',
    'vocabulary',
    'source',
    'result',
    'documents',
    'raw-tasks',
    'script',
    'labels',
    'outline',
    'forms',
    'plan',
  ],
};

const sources = projectSources().filter((source) => !isSpec(source));

describe.each(Object.entries(roomsOf))('the rooms of %s', (folder, rooms) => {
  const roomOf = (path: string): string | undefined => new RegExp(`^${folder}/([^/]+)/`).exec(path)?.[1];
  const place = (path: string): number => rooms.indexOf(roomOf(path) ?? '');
  const inside = sources.filter(({ path }) => path.startsWith(`${folder}/`));

  it(`every room of ${folder} is in the list of rooms, and every room in the list is there`, () => {
    const found = new Set(inside.map(({ path }) => roomOf(path)).filter((room) => room !== undefined));
    expect([...found].sort()).toEqual([...rooms].sort());
  });

  it(`no room of ${folder} imports from a room below it, or from a file beside the rooms`, () => {
    const wrong = inside
      .filter(({ path }) => roomOf(path) !== undefined)
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ target }) => target.startsWith(`${folder}/`))
          .filter(({ target }) => place(target) < 0 || place(target) > place(path))
          .map(({ target }) => `${path} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });
});
