import type { Called, InBoth } from '#kernel';
import type { Finding, PlacedFinding } from './finding.js';

/** A file as it was read: its content, and where in the file a part of the content stands. */
export interface GivenContent {
  readonly content: unknown;
  /** `第 12 行`, `line 12`; of a part that is not there, the place of what should have it. Empty for the whole. */
  placeOf(path: readonly PropertyKey[]): InBoth;
  /** What its parts are called, where people who see the file see no paths. */
  readonly called?: Called;
  /** What was found while the content was taken out of the file. A check of the content begins with these. */
  readonly findings: readonly Finding[];
}

/** Content that is in no file. */
export const unplaced = (content: unknown): GivenContent => ({ content, placeOf: () => nowhere, findings: [] });

const nowhere: InBoth = { zh: '', en: '' };

/** The findings with their places, errors first, in the order of the file. */
export const placed = (findings: readonly Finding[], { placeOf }: GivenContent): readonly PlacedFinding[] => {
  const all = findings.map((one) => ({ ...one, place: placeOf(one.path) }));
  return [...all.filter(({ severity }) => severity === 'error'), ...all.filter(({ severity }) => severity === 'hint')];
};
