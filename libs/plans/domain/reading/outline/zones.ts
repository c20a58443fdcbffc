import { depth, numberStyles, type NumberStyle } from '../numbers/numbering.js';
import type { LabelToken, NumberToken, Token } from '../labels/tokens.js';

/** Numbered or unnumbered text, and the labels that follow it. */
export interface Zone {
  readonly heads: readonly Exclude<Token, LabelToken>[];
  readonly labels: readonly LabelToken[];
}

/** Groups the tokens: some text, then the labels below it. */
export const zonesOf = (tokens: readonly Token[]): Zone[] => {
  const zones: { heads: Exclude<Token, LabelToken>[]; labels: LabelToken[] }[] = [];
  let current: { heads: Exclude<Token, LabelToken>[]; labels: LabelToken[] } | null = null;
  for (const token of tokens) {
    if (current === null || (token.type !== 'label' && current.labels.length > 0)) {
      current = { heads: [], labels: [] };
      zones.push(current);
    }
    if (token.type === 'label') current.labels.push(token);
    else current.heads.push(token);
  }
  return zones;
};

export const numbersOf = (zone: Zone): NumberToken[] =>
  zone.heads.filter((token): token is NumberToken => token.type === 'number');

/** Labels that make a task of what stands above them. */
export const hasTaskLabels = (zone: Zone): boolean =>
  zone.labels.some(({ label }) => !['text', 'contact', 'phone'].includes(label.kind));

interface Score {
  readonly style: NumberStyle;
  readonly present: number;
  readonly alone: number;
}

const scores = (zones: readonly Zone[]): Score[] => {
  const labelled = zones.filter(hasTaskLabels);
  return numberStyles.map((style) => {
    const counts = labelled.map((zone) => numbersOf(zone).filter(({ number }) => number.style === style).length);
    return { style, present: counts.filter((n) => n > 0).length, alone: counts.filter((n) => n === 1).length };
  });
};

/**
 * The style in which tasks are numbered: it stands above nearly every group of labels, and once. Sub-items stand
 * above some, or several times; headings above some.
 */
export const taskStyle = (zones: readonly Zone[], preferred: NumberStyle | null): NumberStyle | null => {
  const best = scores(zones)
    .filter(({ present }) => present > 0)
    .sort(
      (a, b) =>
        b.present - a.present ||
        b.alone - a.alone ||
        Number(b.style === preferred) - Number(a.style === preferred) ||
        depth(b.style) - depth(a.style),
    )[0];
  return best?.style ?? null;
};
