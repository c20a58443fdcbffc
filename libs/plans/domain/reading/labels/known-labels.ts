import { labelEndings, labelKinds, longestLabel, shortestLabel } from '../vocabulary/label-words.js';

export const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\n' || char === '\t';

/** A known label, and where in the script it begins. */
export interface Candidate {
  readonly word: string;
  readonly start: number;
}

const isLabel = (word: string): boolean => word.length >= shortestLabel && labelKinds.has(word);

/**
 * The known labels that end right before `at`, shortest first; spaces inside do not count. A line break inside
 * counts only where no label begins after it, or with `across`.
 */
export const labelsBefore = (script: string, at: number, across = false): Candidate[] => {
  const found: Candidate[] = [];
  let word = '';
  let breaks = 0;
  const first = Math.max(0, at - 4 * longestLabel);
  for (let i = at - 1; i >= first && word.length < longestLabel; i--) {
    const char = script[i]!;
    if (char === '\n') breaks += found.length > 0 && !across ? 2 : 1;
    if (breaks > 1) break;
    if (isSpace(char)) continue;
    word = char + word;
    if (!labelEndings.has(word)) break;
    if (isLabel(word)) found.push({ word, start: i });
  }
  return found;
};
