import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { brokenLinks, listedFolders, missingPaths, projectDocuments, unknownScripts } from './documents.js';
import { root } from './sources.js';

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

  it.each(
    ['README.md', 'README.zh-CN.md'].flatMap((path) =>
      ['apps', 'libs', 'tests'].map((parent) => [path, parent] as const),
    ),
  )('the page %s lists every folder of %s and no other', (path, parent) => {
    const folders = readdirSync(join(root, parent), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const page = documents.find((document) => document.path === path)!;
    expect(listedFolders(page, parent)).toEqual(folders.map(({ name }) => name).toSorted());
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

  it('the check of documents reads names in links, before brackets, in either language', () => {
    const text = '| `apps/` | processes: [b](b/c.md), a (one, two) |\n| `libs/` | [d](d.md)（四）；c（三）、e |';
    expect(listedFolders({ text }, 'apps')).toEqual(['a', 'b']);
    expect(listedFolders({ text }, 'libs')).toEqual(['c', 'd', 'e']);
  });

  it.each([
    ['a link', brokenLinks, 'docs/page.md links to nowhere.md#place'],
    ['a path', missingPaths, 'docs/page.md names libs/none/a.ts'],
    ['a command', unknownScripts, 'docs/page.md says npm run nothing'],
  ])('the check of documents finds %s that is wrong', (_, check, sentence) => {
    expect(check(page)).toEqual([sentence]);
  });
});
