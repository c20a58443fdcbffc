import { describe, expect, it } from '@jest/globals';
import { brokenLinks, missingPaths, projectDocuments, unknownScripts } from './documents.js';

const documents = projectDocuments();

describe('the documentation', () => {
  it('the root, docs, every app and every library have documentation', () => {
    const paths = documents.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['README.md', 'README.zh-CN.md', 'docs/architecture.md']));
    expect(paths).toEqual(expect.arrayContaining(['libs/tasks/README.md', 'apps/cli/README.md']));
  });

  it('the documentation links to files that are there', () => {
    expect(documents.flatMap(brokenLinks)).toEqual([]);
  });

  it('the documentation names files and folders that are there', () => {
    expect(documents.flatMap(missingPaths)).toEqual([]);
  });

  it('the documentation gives commands that package.json has', () => {
    expect(documents.flatMap(unknownScripts)).toEqual([]);
  });
});

describe('each check finds what is wrong', () => {
  const page = {
    path: 'docs/page.md',
    text: 'See [one](nowhere.md#place), [two](architecture.md), [three](https://x.y) and [four](#here); `libs/none/a.ts`; `npm run -s nothing`.',
  };

  it.each([
    ['a link', brokenLinks, 'docs/page.md links to nowhere.md#place'],
    ['a path', missingPaths, 'docs/page.md names libs/none/a.ts'],
    ['a command', unknownScripts, 'docs/page.md says npm run nothing'],
  ])('the check of documents finds %s that is wrong', (_, check, sentence) => {
    expect(check(page)).toEqual([sentence]);
  });
});
