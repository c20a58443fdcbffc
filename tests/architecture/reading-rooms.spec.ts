import { describe, expect, it } from '@jest/globals';
import { isSpec } from './rules.js';
import { projectSources, type Source } from './sources.js';

const reading = 'libs/plans/domain/reading';

/** The rooms of the reading; each imports only from rooms above it in this list. */
const rooms = [
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
];

const sources = projectSources().filter((source) => source.path.startsWith(`${reading}/`) && !isSpec(source));

const roomOf = (path: string): string | undefined => new RegExp(`^${reading}/([^/]+)/`).exec(path)?.[1];
const formOf = (path: string): string | undefined => new RegExp(`^${reading}/forms/([^/]+)/`).exec(path)?.[1];

const importsInside = (source: Source): string[] =>
  source.imports.map(({ target }) => target).filter((target) => target.startsWith(`${reading}/`));

const offending = (isWrong: (from: string, to: string) => boolean): string[] =>
  sources.flatMap((source) =>
    importsInside(source)
      .filter((target) => isWrong(source.path, target))
      .map((target) => `${source.path} → ${target}`),
  );

describe('the rooms of the reading', () => {
  it('the rooms of the reading are all named, in the order in which they import', () => {
    const found = new Set(sources.map(({ path }) => roomOf(path)).filter((room) => room !== undefined));
    expect([...found].sort()).toEqual([...rooms].sort());
  });

  it('no room of the reading imports from a room below it or from the entry', () => {
    const place = (path: string): number => rooms.indexOf(roomOf(path) ?? '');
    expect(offending((from, to) => roomOf(from) !== undefined && (place(to) < 0 || place(to) > place(from)))).toEqual(
      [],
    );
  });

  it('no form imports from the folder of another form', () => {
    expect(
      offending((from, to) => formOf(from) !== undefined && formOf(to) !== undefined && formOf(from) !== formOf(to)),
    ).toEqual([]);
  });

  it('each form is entered through one file', () => {
    expect(
      offending((from, to) => formOf(from) === undefined && formOf(to) !== undefined && !to.endsWith('/index.js')),
    ).toEqual([]);
  });
});
