import type { Span } from './paragraphs.js';

const opening = '“‘（(《〈「『【[';
const closing = '”’）)》〉」』】]';

/** Cuts behind each of the signs that stands outside quotation marks and brackets. The signs stay with what they end. */
const cutBehind = ({ text, start }: Span, signs: string): Span[] => {
  const found: Span[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (opening.includes(sign)) depth++;
    else if (closing.includes(sign)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && signs.includes(sign)) {
      found.push({ text: text.slice(from, at + 1), start: start + from });
      from = at + 1;
    }
  }
  if (from < text.length) found.push({ text: text.slice(from), start: start + from });
  return found;
};

/** A bracket that is never closed must not swallow what follows it. */
const isBalanced = (text: string): boolean =>
  [...text].filter((sign) => opening.includes(sign)).length ===
  [...text].filter((sign) => closing.includes(sign)).length;

const cut = (span: Span, signs: string): Span[] => {
  if (isBalanced(span.text)) return cutBehind(span, signs);
  const parts: Span[] = [];
  let from = 0;
  for (let at = 0; at <= span.text.length; at++) {
    const atEnd = at === span.text.length;
    if (!atEnd && !signs.includes(span.text[at]!)) continue;
    if (at > from || !atEnd) parts.push({ text: span.text.slice(from, at + 1), start: span.start + from });
    from = at + 1;
  }
  return parts.filter(({ text }) => text !== '');
};

/** Sentences, and the halves of one that a semicolon divides. */
export const sentences = (span: Span): Span[] => cut(span, '。！？；;');
export const clauses = (span: Span): Span[] => cut(span, '，,');
