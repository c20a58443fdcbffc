import stringWidth from 'string-width';

const letters = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const isWord = /^[\x21-\x7e]$/;
/** Marks that no line begins with. */
const isClosing = /^[，。、；：！？）》」』】〕”’…％]$/u;

/** The whole text in lines of at most that width; words of Latin letters stay whole where a line has room for them. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text, width)) {
    const longer = line === '' ? piece.trimStart() : line + piece;
    if (stringWidth(longer.trimEnd()) <= width) {
      line = longer;
      continue;
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
  }
  return [...lines, line.trimEnd()];
}

/** What stays on one line: a word, or a single character with the closing marks after it. */
function piecesOf(text: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let wasWord = false;
  for (const { segment } of letters.segment(text)) {
    const last = pieces.at(-1);
    const joins = (wasWord && isWord.test(segment)) || isClosing.test(segment);
    const fits = last !== undefined && last.trim() !== '' && stringWidth(last + segment) <= width;
    if (joins && fits) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
    wasWord = isWord.test(segment);
  }
  return pieces;
}
