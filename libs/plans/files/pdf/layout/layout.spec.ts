import { describe, expect, it } from '@jest/globals';
import { cellText } from './cell-lines.js';
import { linesOf } from './document.js';
import { gridsOf } from './grid.js';
import { layOut } from './page-layout.js';
import type { Glyph, PageContent, Rule } from './page.js';
import { rowsOf } from './rows.js';

const size = 10;

/** Text whose characters are one em wide, digits and Latin letters half of it. */
const set = (text: string, left: number, baseline: number, em = size): Glyph[] => {
  let at = left;
  return [...text].map((char): Glyph => {
    const width = /[ -~]/.test(char) ? em / 2 : em;
    at += width;
    return { text: char, left: at - width, right: at, baseline, size: em };
  });
};

const page = (glyphs: readonly Glyph[], rules: readonly Rule[] = []): PageContent => ({
  width: 595,
  height: 842,
  glyphs,
  rules,
  pictured: false,
});

const across = (at: number, from: number, to: number): Rule => ({ horizontal: true, at, from, to });
const down = (at: number, from: number, to: number): Rule => ({ horizontal: false, at, from, to });

describe('the lines of a page', () => {
  const texts = (glyphs: readonly Glyph[]): string[] => rowsOf(glyphs).map(({ text }) => text);

  it('the lines of a page follow the baseline, in whatever order the file draws', () => {
    expect(texts([...set('第二行', 50, 130), ...set('一行', 60, 100), ...set('第', 50, 100)])).toEqual([
      '第一行',
      '第二行',
    ]);
  });

  it('the lines of a page have spaces between words, and none between characters set apart', () => {
    expect(texts([...set('COD', 50, 100), ...set('mg', 70, 100), ...set('以下', 85, 100)])).toEqual(['COD mg以下']);
  });

  it('the lines of a page hold raised characters, and only once those printed twice to look bold', () => {
    expect(texts([...set('5m', 50, 100), ...set('3', 60, 96, 6), ...set('以上', 63, 100)])).toEqual(['5m3以上']);
    expect(texts([...set('标题', 50, 100), ...set('标题', 50.4, 100)])).toEqual(['标题']);
  });
});

describe('the grid of a table', () => {
  it('the grid of a table joins lines drawn in pieces and shows merged cells by missing ones', () => {
    const rules = [
      across(100, 50, 150),
      across(100.4, 149, 250),
      across(140, 150, 250),
      across(180, 50, 250),
      down(50, 100, 180),
      down(150, 100, 140),
      down(150, 140, 180),
      down(250, 100, 180),
    ];
    expect(gridsOf(rules)).toEqual([
      {
        xs: [50, 150, 250],
        ys: [100, 140, 180],
        owner: [
          [0, 1],
          [0, 3],
        ],
      },
    ]);
  });

  it('the grid of a table may be open at its sides; lines without columns are no grid', () => {
    expect(gridsOf([across(100, 50, 250), across(140, 50, 250), down(150, 100, 140)])[0]?.xs).toEqual([50, 150, 250]);
    expect(gridsOf([across(100, 50, 250), across(140, 50, 250)])).toEqual([]);
  });
});

describe('the text of a cell', () => {
  const cell = (width: number, ...lines: string[]): string =>
    cellText(
      lines.flatMap((line, i) => rowsOf(set(line, 0, 100 + 14 * i))),
      width,
    );

  it('the text of a cell is joined where its edge broke a line, and kept apart where a line had room left', () => {
    expect(cell(60, '市规自委通州', '分局', '区水务局', '区财政局')).toBe('市规自委通州分局\n区水务局\n区财政局');
  });

  it('the text of a cell tells names that fill their lines from a name that runs over', () => {
    expect(cell(60, '区农业农村局', '区经济和信息', '化局', '区生态环境局', '区科委')).toBe(
      '区农业农村局\n区经济和信息化局\n区生态环境局\n区科委',
    );
  });

  it('the text of a cell of wording goes on over its lines', () => {
    expect(cell(60, '推进城镇生活', '污染治理，年', '底前完成。')).toBe('推进城镇生活污染治理，年底前完成。');
  });
});

describe('the lines of a document', () => {
  const indented = (text: string, baseline: number): Glyph[] => set(text, 70, baseline);
  const wide = '各项任务落到实处'.repeat(6).slice(1);

  it('the lines of a document are paragraphs, joined where the line above had no room', () => {
    const glyphs = [
      ...indented(`${wide}一`, 100),
      ...set('二三四', 50, 118),
      ...indented('下一段', 136),
      ...set('三'.repeat(50), 50, 300),
    ];
    expect(
      linesOf([layOut(page(glyphs))])
        .map(({ line }) => line.text)
        .slice(0, 2),
    ).toEqual([`${wide}一二三四`, '下一段']);
  });

  it('the lines of a document name the page they begin on; a table that goes on over a page keeps its number, and its cut row is joined', () => {
    const frame = (bottom: number): Rule[] => [
      across(100, 50, 350),
      across(120, 50, 350),
      across(140, 50, 350),
      across(bottom, 50, 350),
      ...[50, 100, 350].map((x) => down(x, 100, bottom)),
    ];
    const head = [...set('序号', 55, 115), ...set('任务', 105, 115)];
    const first = [
      ...head,
      ...set('1', 55, 135),
      ...set('甲', 105, 135),
      ...set('2', 55, 155),
      ...set('乙的前', 105, 155),
    ];
    const second = [...head, ...set('半句', 105, 135), ...set('3', 55, 155), ...set('丙', 105, 155)];
    const lines = linesOf([layOut(page(first, frame(160))), layOut(page(second, frame(160)))]);
    expect(
      lines.map(({ page: number, line }) => [number, line.table, line.startsPage, line.cells?.map(({ text }) => text)]),
    ).toEqual([
      [1, 1, true, ['序号', '任务']],
      [1, 1, false, ['1', '甲']],
      [1, 1, false, ['2', '乙的前\n半句']],
      [2, 1, true, ['序号', '任务']],
      [2, 1, false, ['3', '丙']],
    ]);
  });
});
