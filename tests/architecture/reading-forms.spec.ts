import { describe, expect, it } from '@jest/globals';
import { isSpec } from './rules.js';
import { projectSources, type Source } from './sources.js';

const reading = 'libs/plans/domain/reading';

const sources = projectSources().filter((source) => source.path.startsWith(`${reading}/`) && !isSpec(source));

const formOf = (path: string): string | undefined => new RegExp(`^${reading}/forms/([^/]+)/`).exec(path)?.[1];

const importsInside = (source: Source): string[] =>
  source.imports.map(({ target }) => target).filter((target) => target.startsWith(`${reading}/`));

const offending = (isWrong: (from: string, to: string) => boolean): string[] =>
  sources.flatMap((source) =>
    importsInside(source)
      .filter((target) => isWrong(source.path, target))
      .map((target) => `${source.path} → ${target}`),
  );

describe('the forms of the reading', () => {
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
