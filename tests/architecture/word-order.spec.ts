import { describe, expect, it } from '@jest/globals';
import { wordsOf } from './glossary.js';
import { namesWithOrder, ordersIn, pagesWithOrders, strangeNames, writtenTexts } from './word-order.js';

describe('the word "order"', () => {
  const texts = writtenTexts();
  const known = Object.values(namesWithOrder).flat();
  const code = texts.filter(({ path }) => /\.(ts|mjs)$/.test(path));

  it('is in no name of the code that is not listed with what it means there', () => {
    expect(code.flatMap(({ path, text }) => strangeNames(text, known).map((name) => `${path}: ${name}`))).toEqual([]);
  });

  it('is in the plural on no page that is not listed, because orders are nearly always commands', () => {
    const pages = texts.filter(({ path }) => !Object.hasOwn(pagesWithOrders, path));
    expect(pages.flatMap(ordersIn)).toEqual([]);
  });

  it('is listed for no name and no page that does not have it', () => {
    const words = new Set(code.flatMap(({ text }) => wordsOf(text)));
    const has = new Set(texts.filter((text) => ordersIn(text).length > 0).map(({ path }) => path));
    expect(known.filter((name) => !words.has(name))).toEqual([]);
    expect(Object.keys(pagesWithOrders).filter((path) => !has.has(path))).toEqual([]);
  });

  it.each([
    ['takeOrders', ['takeOrders']],
    ['ORDER_LOST', ['ORDER_LOST']],
    ['order-id', ['order-id']],
    ['order, ordered, border and recorderOf', []],
    ['inOrder', []],
  ])('is found in %s as it should be', (source, found) => {
    expect(strangeNames(source, known)).toEqual(found);
  });

  it.each([
    ['An app takes orders of units.', 1],
    ['A repeated order changes nothing.', 1],
    ['Who gives the order again', 1],
    ['Keys in order, in the order of time, ORDER BY id', 0],
  ])('is told from a sequence in "%s"', (text, lines) => {
    expect(ordersIn({ path: 'a.md', text })).toHaveLength(lines);
  });
});
