import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { codeTerms, codeWords } from './glossary-code.js';
import { missingIdentifiers, missingTerms, readGlossary, repeatedTerms, wordsOf } from './glossary.js';
import { root } from './sources.js';

const { terms, faults } = readGlossary(readFileSync(join(root, 'docs/glossary.md'), 'utf8'));
const code = await codeTerms();
const words = codeWords();

describe('the glossary', () => {
  it('the glossary has an identifier for every Chinese term of a row', () => {
    expect(faults).toEqual([]);
  });

  it('the glossary has no identifier that the code does not have', () => {
    expect(missingIdentifiers(terms, code.vocabularies, (name) => words.has(name))).toEqual([]);
  });

  it('the glossary calls every vocabulary as the code does', () => {
    const ofFolders = ['libs', 'apps'];
    const names = Object.keys(code.vocabularies).filter((name) => !ofFolders.includes(name));
    expect(names.filter((name) => !words.has(name))).toEqual([]);
  });

  it('the glossary has every command, event, library and word of a vocabulary that the code has', () => {
    expect(missingTerms(code, terms)).toEqual([]);
  });

  it('the glossary has every term and every identifier once', () => {
    expect(repeatedTerms(terms)).toEqual([]);
  });
});

describe('each check of the glossary', () => {
  const page = `
### Lights \`Light\`

| 中文 | Identifier | What it is |
|---|---|---|
| 绿 · 红 | \`green\` · \`red\` | |

### Others

| 中文 | Identifier | What it is |
|---|---|---|
| 签收 · 督查室 | \`Sign\` → \`Signed\` · supervision office | |
| 角色：牵头 | \`Role\`: \`lead\` | |
`;
  const here = { alone: ['Sign', 'Signed'], vocabularies: { Light: ['green', 'red'], Role: ['lead'] } };
  const read = readGlossary(page).terms;
  const has = (name: string): boolean => ['Sign', 'Signed', 'green', 'red', 'lead'].includes(name);

  it('the check of the glossary finds nothing on a page that agrees with the code', () => {
    expect(readGlossary(page).faults).toEqual([]);
    expect(missingIdentifiers(read, here.vocabularies, has)).toEqual([]);
    expect(missingTerms(here, read)).toEqual([]);
    expect(repeatedTerms(read)).toEqual([]);
  });

  it('the check of the glossary finds an identifier that stands in no source', () => {
    expect(missingIdentifiers(read, here.vocabularies, (name) => name !== 'Signed')).toEqual(['line 12: Signed']);
  });

  it('the check of the glossary finds a word that its vocabulary does not have, though it stands in the sources', () => {
    expect(missingIdentifiers(read, { ...here.vocabularies, Light: ['green'] }, has)).toEqual(['line 6: Light: red']);
  });

  it('the check of the glossary finds words of a vocabulary that the code does not have', () => {
    expect(missingIdentifiers(read, { Light: here.vocabularies.Light }, has)).toEqual(['line 13: Role: lead']);
  });

  it('the check of the glossary finds an event that the page does not have', () => {
    expect(missingTerms({ ...here, alone: ['Sign', 'Returned'] }, read)).toEqual(['Returned']);
  });

  it('the check of the glossary finds a word that the page has in another vocabulary only', () => {
    const more = { ...here.vocabularies, Role: ['lead', 'red'] };
    expect(missingTerms({ ...here, vocabularies: more }, read)).toEqual(['Role: red']);
  });

  it('the check of the glossary finds a row with more terms than identifiers', () => {
    expect(readGlossary('| 绿 · 红 | `green` | |').faults).toEqual(['line 1 has 2 terms and 1 identifiers']);
  });

  it('the check of the glossary finds a term and an identifier that stand there twice', () => {
    expect(repeatedTerms([...read, ...readGlossary('| 签收 | `Sign` | |').terms])).toEqual(['签收', 'Sign']);
  });

  it('the check of the glossary takes words from code and not from its comments', () => {
    const source = "/** a */\nconst b = 'http://c-d.e'; // f\n";
    expect(wordsOf(source)).toEqual(['const', 'b', 'http', 'c-d', 'e']);
  });
});
