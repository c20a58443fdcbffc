import { describe, expect, it } from '@jest/globals';
import { circlesIn, filesOf, librariesOf } from './circles.js';
import { sourceOf } from './sources.js';

const graphOf = (texts: Readonly<Record<string, string>>) =>
  filesOf(Object.entries(texts).map(([path, text]) => sourceOf(path, text)));

describe('a circle of imports', () => {
  it('is found between two files, also when one takes only a type', () => {
    const graph = graphOf({
      'libs/plans/a.ts': `import { b } from './b.js';`,
      'libs/plans/b.ts': `import type { A } from './a.js';`,
      'libs/plans/c.ts': `import { a } from './a.js';`,
    });
    expect(circlesIn(graph)).toEqual(['libs/plans/a.ts → libs/plans/b.ts → libs/plans/a.ts']);
  });

  it('is found through the entries of libraries and their contracts', () => {
    const graph = graphOf({
      'libs/plans/index.ts': `export { a } from './a.js';`,
      'libs/plans/a.ts': `import { t } from '#tasks/contract';`,
      'libs/tasks/contract/index.ts': `import { p } from '#plans';`,
    });
    expect(circlesIn(graph)).toEqual([
      'libs/plans/a.ts → libs/tasks/contract/index.ts → libs/plans/index.ts → libs/plans/a.ts',
    ]);
    expect(circlesIn(librariesOf(graph))).toEqual(['libs/plans → libs/tasks → libs/plans']);
  });

  it('is told once for a knot of several, by its shortest way', () => {
    const graph = graphOf({
      'libs/plans/a.ts': `import './b.js'; import './c.js';`,
      'libs/plans/b.ts': `import './a.js';`,
      'libs/plans/c.ts': `import './b.js';`,
    });
    expect(circlesIn(graph)).toEqual([
      'libs/plans/a.ts → libs/plans/b.ts → libs/plans/a.ts (and 1 more in the same knot)',
    ]);
  });

  it('is not made by specs, nor by a file that two others import', () => {
    const graph = graphOf({
      'libs/plans/a.ts': `import './c.js';`,
      'libs/plans/b.ts': `import './c.js'; import './a.js';`,
      'libs/plans/c.ts': '',
      'libs/plans/c.spec.ts': `import './a.js';`,
    });
    expect(circlesIn(graph)).toEqual([]);
  });
});
