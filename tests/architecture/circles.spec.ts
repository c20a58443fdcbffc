import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { circlesIn } from './circles.js';
import { fileGraph, type ImportGraph, libraryGraph } from './import-graph.js';
import { againstTheOrder, mayImport, specsAgainstTheOrder } from './library-order.js';
import { contexts } from './rules.js';
import { projectSources, root, sourceOf } from './sources.js';

const sources = projectSources();
const graph = (imports: Readonly<Record<string, readonly string[]>>): ImportGraph => new Map(Object.entries(imports));

describe('imports between files', () => {
  it('imports between files make no circle', () => {
    expect(circlesIn(fileGraph(sources))).toEqual([]);
  });
});

describe('imports between libraries', () => {
  it('imports between libraries make no circle', () => {
    expect(circlesIn(libraryGraph(sources))).toEqual([]);
  });

  it('imports between libraries keep to the one-way order', () => {
    expect(againstTheOrder(sources)).toEqual([]);
    expect(specsAgainstTheOrder(sources)).toEqual([]);
  });

  it('the order of libraries names every library and nothing else', () => {
    expect(Object.keys(mayImport).sort()).toEqual(readdirSync(join(root, 'libs')).sort());
  });

  it('the order of libraries lets no mechanism import a context', () => {
    const mechanisms = Object.entries(mayImport).filter(([library]) => !contexts.includes(library));
    expect(mechanisms.flatMap(([, imported]) => imported).filter((one) => contexts.includes(one))).toEqual([]);
    expect(Object.keys(mayImport)).toEqual(expect.arrayContaining([...contexts]));
  });

  it('the order of libraries has no circle', () => {
    expect(circlesIn(graph(mayImport))).toEqual([]);
  });
});

describe('the search for circles', () => {
  it('the search for circles prints each circle once, from the same first name, wherever it is entered', () => {
    expect(circlesIn(graph({ c: ['a'], b: ['c'], a: ['b'], d: ['a'] }))).toEqual(['a → b → c → a']);
  });

  it('the search for circles finds every circle that shares no name with another, and what imports itself', () => {
    expect(circlesIn(graph({ a: ['b'], b: ['a', 'c'], c: ['c'], d: [] }))).toEqual(['a → b → a', 'c → c']);
  });

  it('the search for circles finds nothing where all imports lead one way', () => {
    expect(circlesIn(graph({ a: ['b', 'c'], b: ['c'], c: [] }))).toEqual([]);
  });

  it('the search for circles follows relative imports, the entries of libraries and their contracts, type-only imports and imports of a spec', () => {
    const files = fileGraph([
      sourceOf('libs/one/index.ts', `export { a } from './a.js';`),
      sourceOf('libs/one/a.ts', `import type { b } from '#two/contract'; import { z } from 'zod';`),
      sourceOf('libs/two/contract/index.ts', `const one = await import('#one');`),
      sourceOf('libs/two/b.spec.ts', `import '../two/contract/index.js';`),
    ]);
    expect(Object.fromEntries(files)).toEqual({
      'libs/one/index.ts': ['libs/one/a.ts'],
      'libs/one/a.ts': ['libs/two/contract/index.ts'],
      'libs/two/contract/index.ts': ['libs/one/index.ts'],
      'libs/two/b.spec.ts': ['libs/two/contract/index.ts'],
    });
    expect(circlesIn(files)).toEqual([
      'libs/one/a.ts → libs/two/contract/index.ts → libs/one/index.ts → libs/one/a.ts',
    ]);
  });

  it('imports between libraries count the product of a library and not its specs', () => {
    const libraries = libraryGraph([
      sourceOf('libs/one/a.ts', `import { b } from '#two'; import { c } from './c.js';`),
      sourceOf('libs/one/a.spec.ts', `import { b } from '#three';`),
      sourceOf('libs/two/b.ts', `import type { a } from '#one/contract';`),
    ]);
    expect(circlesIn(libraries)).toEqual(['one → two → one']);
  });
});

describe('the order of libraries', () => {
  it('the order of libraries refuses an import that it does not list', () => {
    const source = sourceOf('libs/kernel/a.ts', `import { pause } from '#runtime';`);
    expect(againstTheOrder([source])).toEqual(['kernel → runtime']);
  });

  it('the order of libraries refuses every import of a library that it does not know', () => {
    const source = sourceOf('libs/new/a.ts', `import { newId } from '#kernel';`);
    expect(againstTheOrder([source])).toEqual(['new → kernel']);
  });

  it('the order of libraries opens testing to every spec, and another library to none that does not list it', () => {
    const source = sourceOf('libs/kernel/a.spec.ts', `import { until } from '#testing'; import { x } from '#tasks';`);
    expect(specsAgainstTheOrder([source])).toEqual(['libs/kernel/a.spec.ts → tasks']);
  });
});
