import type { Span } from './paragraphs.js';

const opening = '“‘（(《〈「『【[';
const closing = '”’）)》〉」』】]';

/** Cuts after each of these characters that stands outside quotation marks and brackets. The character stays with the text it ends. */
const cutBehind = ({ text, start }: Span, chars: string): Span[] => {
  const found: Span[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (opening.includes(char)) depth++;
    else if (closing.includes(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && chars.includes(char)) {
      found.push({ text: text.slice(from, at + 1), start: start + from });
      from = at + 1;
    }
  }
  if (from < text.length) found.push({ text: text.slice(from), start: start + from });
  return found;
};

/** A bracket that is never closed must not swallow what follows it. */
const isBalanced = (text: string): boolean =>
  [...text].filter((char) => opening.includes(char)).length ===
  [...text].filter((char) => closing.includes(char)).length;

const cut = (span: Span, chars: string): Span[] => {
  if (isBalanced(span.text)) return cutBehind(span, chars);
  const parts: Span[] = [];
  let from = 0;
  for (let at = 0; at <= span.text.length; at++) {
    const atEnd = at === span.text.length;
    if (!atEnd && !chars.includes(span.text[at]!)) continue;
    if (at > from || !atEnd) parts.push({ text: span.text.slice(from, at + 1), start: span.start + from });
    from = at + 1;
  }
  return parts.filter(({ text }) => text !== '');
};

/** Sentences, and the halves of one that a semicolon divides. */
export const sentences = (span: Span): Span[] => cut(span, '。！？；;');
export const clauses = (span: Span): Span[] => cut(span, '，,');
