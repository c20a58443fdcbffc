import { Parser } from 'htmlparser2';
import type { SourceLine } from '../../domain/reading/index.js';
import type { OpeningBudget } from '../budget.js';
import { LineWriter } from '../structure/lines.js';
import { baseName } from '../structure/part-name.js';
import { Page } from './page.js';

const chunkLength = 64 * 1024;

/**
 * The lines of a web page: headings, paragraphs and items of lists with their numbers; tables with merged cells.
 * Scripts, styles and hidden parts are left out. Nothing that the page refers to is fetched.
 */
export function pageLines(html: string, budget: OpeningBudget): readonly SourceLine[] {
  const page = new Page(budget);
  let depth = 0;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      budget.depth(++depth);
      page.open(name, attributes);
    },
    ontext: (text) => page.write(text),
    onclosetag: (name) => {
      depth--;
      page.close(name);
    },
  });
  for (let at = 0; at < html.length; at += chunkLength) {
    parser.write(html.slice(at, at + chunkLength));
    budget.checkTime();
  }
  parser.end();
  page.end();
  const writer = new LineWriter(budget);
  writer.write(page.blocks);
  const [first, ...others] = writer.lines;
  if (!first) return [];
  const title = page.title.replace(/\s+/g, ' ').trim();
  return [{ ...first, part: title === '' ? baseName(budget.name) : title }, ...others];
}
