import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { differencesBetween, sectionsOf } from './readmes.js';
import { root } from './sources.js';

const page = (path: string) => ({ path, text: readFileSync(join(root, path), 'utf8') });
const [english, chinese] = [page('README.md'), page('README.zh-CN.md')];

describe('the two languages of the first page', () => {
  it('the Chinese page has the sections, commands, tables and links of the English one, and no other', () => {
    expect(differencesBetween(english, withoutEachOther(chinese))).toEqual([]);
  });

  it('a section, a command, a row or a link that one page lacks is named', () => {
    const text = [
      '# A',
      '',
      '```sh',
      'npm start FILE  # go',
      '```',
      '',
      '| a | b |',
      '|---|---|',
      '| [x](y.md) | 1 |',
    ].join('\n');
    const other = [
      '# 甲',
      '',
      '```sh',
      'npm start 文件  # 走',
      'npm test',
      '```',
      '',
      '| 甲 | 乙 |',
      '|---|---|',
      '',
      '## 乙',
    ].join('\n');
    expect(differencesBetween({ path: 'en', text }, { path: 'zh', text: other })).toEqual([
      'section # 1 ("A", "甲"): only zh has the command npm test',
      'section # 1 ("A", "甲"): only en has a table of columns × rows 2 × 2',
      'section # 1 ("A", "甲"): only zh has a table of columns × rows 2 × 1',
      'section # 1 ("A", "甲"): only en has a link to y.md',
      'zh has a section "乙" (## 1) that en has not',
    ]);
  });

  it('a comment in a code block is no heading', () => {
    expect(sectionsOf(['# A', '```sh', '# not a heading', '```'].join('\n'))).toHaveLength(1);
  });
});

/** Each page links to the other. */
function withoutEachOther({ path, text }: { readonly path: string; readonly text: string }) {
  return { path, text: text.replace('](README.md)', '](README.zh-CN.md)') };
}
