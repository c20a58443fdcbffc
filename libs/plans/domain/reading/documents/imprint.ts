import type { Line } from '../source/lines.js';
import { squash } from '../text/text.js';
import { isImprint } from './titles.js';

const copies = /^(?:抄送|主送|分送)[：:]/;

/** Where the imprint (抄送 …, … 印发) begins. */
const bodyLength = (content: readonly Line[]): number => {
  const end = content.findLastIndex(({ text }) => isImprint(text));
  const from = Math.max(0, (end < 0 ? content.length : end) - 8);
  const copiesAt = content.findIndex(({ text }, i) => i >= from && copies.test(squash(text)));
  if (copiesAt >= 0) return copiesAt;
  return end < 0 ? content.length : end;
};

/** The lines above the imprint, and the imprint. */
export const splitImprint = (content: readonly Line[]): readonly [Line[], Line[]] => {
  const length = bodyLength(content);
  return [content.slice(0, length), content.slice(length)];
};
