import { describe, expect, it } from '@jest/globals';
import { prefersHtml } from './prefers-html.js';

describe('the choice between a page and JSON', () => {
  it.each([
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
    ['TEXT/HTML', true],
    ['text/html, application/json', true],
    ['application/json, text/html;q=0.5', false],
    ['text/html;q=0', false],
    ['application/json', false],
    ['*/*', false],
    ['text/html;q=nonsense', false],
    [undefined, false],
  ])('a client that accepts %j gets a page: %s', (accept, isPage) => {
    expect(prefersHtml(accept)).toBe(isPage);
  });
});
