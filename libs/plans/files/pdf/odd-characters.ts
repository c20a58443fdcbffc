import type { Glyph } from './layout/page.js';

/**
 * What a Chinese document is printed with: Han, Latin and Greek letters, digits, punctuation, symbols. A font that does not say what its
 * glyphs are shows as control and private-use characters, and as letters of scripts from all over the world.
 */
const usual =
  /^(?:[\p{Script=Han}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\p{Sc}\p{Sm}\p{So}\s\u0020-\u007e\u00a1-\u00ff\u0370-\u03ff\u2000-\u206f\u2100-\u23ff\u2460-\u27bf\u3000-\u303f\ufe30-\ufe4f\uff00-\uffef])+$/u;
const bullets = /^[\uf06c\uf06e\uf075\uf0a7\uf0b7\uf0d8\uf0fc]$/;

/** The share of glyphs, from 0 to 1, that stand for no character such a document would print. */
export const oddShare = (glyphs: readonly Glyph[]): number =>
  glyphs.length === 0
    ? 0
    : glyphs.filter(({ text }) => !usual.test(text) && !bullets.test(text)).length / glyphs.length;
