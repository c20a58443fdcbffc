import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type DemoFigures, excerptOf, readmes, scenarioFiles, untimed, withDemo } from './readme-demo.js';
import { root } from './sources.js';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const report = read(scenarioFiles.report);
const figures = JSON.parse(read(scenarioFiles.expected)) as DemoFigures;

describe('what the pages say of the demo year', () => {
  it.each(readmes)(
    'the page %s shows figures and lines of the run that the files beside the scenario keep; `npm run readme-demo` writes them anew',
    (path) => {
      expect(read(path)).toBe(withDemo(read(path), figures, report));
    },
  );

  it('the kept report has the kept figures, and no line that differs from run to run', () => {
    expect(report).toContain(`  事件        ${figures.events.toLocaleString('en-US')}\n`);
    expect(report).toContain(`  办理        ${figures.commands.toLocaleString('en-US')}\n`);
    expect(untimed(report)).toBe(report);
  });

  it('an excerpt of the report has lines of the report alone, in their order', () => {
    const lines = excerptOf(report).split('\n');
    expect(lines.length).toBeGreaterThan(25);
    const places = lines.filter((line) => line !== '').map((line) => report.split('\n').indexOf(line));
    expect(places).not.toContain(-1);
  });

  it('a page without a place for the figures is refused', () => {
    expect(() => withDemo('# Zhezi', figures, report)).toThrow('no ```text block');
  });
});
