import { describe, expect, it } from '@jest/globals';
import { wordsOf } from './glossary.js';
import { namesWithOrder, ordersIn, pagesWithOrders, strangeNames, writtenTexts } from './word-order.js';

describe('the word "order"', () => {
  const texts = writtenTexts();
  const known = Object.values(namesWithOrder).flat();
  const code = texts.filter(({ path }) => /\.(ts|mjs)$/.test(path));

  it('every name of the code with the word is listed with what it means there', () => {
    expect(code.flatMap(({ path, text }) => strangeNames(text, known).map((name) => `${path}: ${name}`))).toEqual([]);
  });

  it('every page with the plural is listed, because orders are nearly always commands', () => {
    const pages = texts.filter(({ path }) => !Object.hasOwn(pagesWithOrders, path));
    expect(pages.flatMap(ordersIn)).toEqual([]);
  });

  it('every listed name and every listed page has the word', () => {
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
  ])('the word is found in %s as it should be', (source, found) => {
    expect(strangeNames(source, known)).toEqual(found);
  });

  it.each([
    ['An app takes orders of units.', 1],
    ['A repeated order changes nothing.', 1],
    ['Who gives the order again', 1],
    ['Keys in order, in the order of time, ORDER BY id', 0],
  ])('the word for a command is told from a sequence in "%s"', (text, lines) => {
    expect(ordersIn({ path: 'a.md', text })).toHaveLength(lines);
  });
});
