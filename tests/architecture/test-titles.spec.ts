import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { projectSources, type Source, sourceOf } from './sources.js';

/** Words that continue a sentence begun elsewhere. A word that is a noun as well, as "names" or "reports", is not here. */
const noSubjects: ReadonlySet<string> = new Set(
  `
  it its they their this that these those he she we you there
  is are was were has have had does do did can cannot could may might must shall should will would need needs never not
  accepts acts adds applies arms asks begins belongs brings calls changes closes comes compares counts covers
  ends fails finds fires follows forgets gives goes happens holds keeps knows leaves lets lies lifts makes moves
  opens passes prints puts refuses rests returns runs says sends shows stands starts stays stops takes tells throws waits
  given lifted missed refused reported verified
  and but or also so then if when whenever while where until after before as
  of by with without for from inside in on at to under
  `.match(/\w+/g),
);

interface Title {
  /** File and line. */
  readonly place: string;
  readonly title: string;
}

const lacksSubject = ({ title }: Title): boolean =>
  /^[%$]/.test(title) || noSubjects.has(/^\w*/.exec(title)![0].toLowerCase());

function titlesIn({ path, text }: Source): readonly Title[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const titles: Title[] = [];
  const visit = (node: ts.Node): void => {
    const title = titleOf(node);
    if (title) {
      const { line } = file.getLineAndCharacterOfPosition(title.getStart(file));
      titles.push({ place: `${path}:${line + 1}`, title: title.getText(file).slice(1, -1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return titles;
}

/** The title of it('…', …), test.only('…', …), it.each(rows)('…', …) or it.each`…`('…', …). */
function titleOf(node: ts.Node): ts.Expression | undefined {
  if (!ts.isCallExpression(node) || !['it', 'test'].includes(calledName(node.expression))) return undefined;
  const [title] = node.arguments;
  return title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title)) ? title : undefined;
}

function calledName(called: ts.Expression): string {
  if (ts.isIdentifier(called)) return called.text;
  if (ts.isTaggedTemplateExpression(called)) return calledName(called.tag);
  if (ts.isCallExpression(called) || ts.isPropertyAccessExpression(called)) return calledName(called.expression);
  return '';
}

describe('titles of tests', () => {
  const titles = projectSources()
    .filter(({ path }) => /(\.spec|-suite)\.ts$/.test(path))
    .flatMap(titlesIn);

  it('every title of a test begins with its subject', () => {
    expect(titles.length).toBeGreaterThan(1_000);
    expect(titles.filter(lacksSubject)).toEqual([]);
  });
});

describe('the check of titles', () => {
  const found = (code: string) => titlesIn(sourceOf('x.spec.ts', code)).filter(lacksSubject);

  it.each([
    ['a verb', "it('is refused when under review', () => {})", 'is refused when under review'],
    ['a pronoun', 'test("It waits", () => {})', 'It waits'],
    ['a preposition', 'it.only(`of ${unit}`, () => {})', 'of ${unit}'],
    ['a value', "it.each(rows)('%s', () => {})", '%s'],
    ['a verb after a table', "it.each`unit\n${'jw'}`('keeps $unit', () => {})", 'keeps $unit'],
    ['a verb after a property', "it.prop([fc.nat()])('never ends', () => {})", 'never ends'],
  ])('the check of titles finds a title that begins with %s', (_, code, title) => {
    expect(found(`// a line before\n${code}`)).toEqual([{ place: expect.stringMatching(/^x\.spec\.ts:[23]$/), title }]);
  });

  it.each(['a sweep', 'an answer', 'the task', 'every event', 'two units', 'no rung', 'reports', 'issued plans'])(
    'the check of titles finds nothing in a title that begins with "%s"',
    (subject) => {
      expect(found(`it('${subject} …', () => {}); describe('is …', () => {}); /x/.test('is …')`)).toEqual([]);
    },
  );
});
