import type { Glyph } from './page.js';

/** Text without a visible gap. */
export interface Span {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Width of its first characters that no line break may separate. */
  readonly lead: number;
}

/** What stands on one baseline. */
export interface TextRow {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Points of an em of its largest characters. */
  readonly size: number;
  /** Width of its first characters that no line break may separate. */
  readonly lead: number;
}

const sameBaseline = 0.25;
const raisedAtMost = 0.6;
const raisedSize = 0.8;
const raisedLength = 12;
/** Ems. */
const wordGap = 0.18;
const wideGap = 1.2;
const spanGap = 0.6;

const latinOrDigit = /[A-Za-z0-9]/;
const unbreakable = /[A-Za-z0-9.,%]/;
const neverFirst = /[，。、；：！？）〕】》〉”’·…—,.;:!?)\]%]/;

interface Cluster {
  readonly baseline: number;
  readonly size: number;
  readonly glyphs: Glyph[];
}

const clusters = (glyphs: readonly Glyph[]): Cluster[] => {
  const found: Cluster[] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.baseline - b.baseline)) {
    const open = found.at(-1);
    if (open && glyph.baseline - open.baseline <= sameBaseline * Math.min(open.size, glyph.size)) {
      open.glyphs.push(glyph);
      found[found.length - 1] = { ...open, size: Math.max(open.size, glyph.size) };
    } else found.push({ baseline: glyph.baseline, size: glyph.size, glyphs: [glyph] });
  }
  return found;
};

const touches = (small: Cluster, big: Cluster): boolean =>
  small.glyphs.every((glyph) =>
    big.glyphs.some(({ left, right }) => glyph.right >= left - big.size && glyph.left <= right + big.size),
  );

const isRaised = (small: Cluster, big: Cluster | undefined): boolean =>
  big !== undefined &&
  small.glyphs.length <= raisedLength &&
  small.size < raisedSize * big.size &&
  Math.abs(small.baseline - big.baseline) < raisedAtMost * big.size &&
  touches(small, big);

/** Raised and lowered characters go to the line they belong to. */
const withRaised = (found: readonly Cluster[]): Cluster[] => {
  const hosts = new Map(
    found.map((cluster, i) => [cluster, [found[i + 1], found[i - 1]].find((near) => isRaised(cluster, near))]),
  );
  return found
    .filter((cluster) => !hosts.get(cluster))
    .map((cluster) => ({
      ...cluster,
      glyphs: [cluster, ...found.filter((small) => hosts.get(small) === cluster)].flatMap(({ glyphs }) => glyphs),
    }));
};

/** A character struck twice to look bold counts once. */
const struckOnce = (glyphs: readonly Glyph[]): Glyph[] => {
  const kept: Glyph[] = [];
  for (const glyph of glyphs) {
    const twin = kept.slice(-2).some(({ text, left }) => text === glyph.text && glyph.left - left < 0.3 * glyph.size);
    if (!twin) kept.push(glyph);
  }
  return kept;
};

const spaceBetween = (before: Glyph, after: Glyph): string => {
  const gap = (after.left - before.right) / Math.max(before.size, after.size);
  const words = latinOrDigit.test(before.text.at(-1) ?? '') && latinOrDigit.test(after.text[0] ?? '');
  return gap > (words ? wordGap : wideGap) ? ' ' : '';
};

const textOf = (glyphs: readonly Glyph[]): string =>
  glyphs.map((glyph, i) => (i === 0 ? '' : spaceBetween(glyphs[i - 1]!, glyph)) + glyph.text).join('');

/** How many of the first characters a line break keeps together. */
const leading = (glyphs: readonly Glyph[]): number => {
  let count = 1;
  if (unbreakable.test(glyphs[0]!.text)) while (count < glyphs.length && unbreakable.test(glyphs[count]!.text)) count++;
  while (count < glyphs.length && neverFirst.test(glyphs[count]!.text)) count++;
  return count;
};

const spanOf = (glyphs: readonly Glyph[]): Span => ({
  text: textOf(glyphs),
  left: glyphs[0]!.left,
  right: Math.max(...glyphs.map(({ right }) => right)),
  lead: glyphs[leading(glyphs) - 1]!.right - glyphs[0]!.left,
});

const spansOf = (glyphs: readonly Glyph[]): Span[] => {
  const groups: Glyph[][] = [];
  for (const glyph of glyphs) {
    const open = groups.at(-1);
    if (open && glyph.left - open.at(-1)!.right <= spanGap * glyph.size) open.push(glyph);
    else groups.push([glyph]);
  }
  return groups.map(spanOf);
};

const rowOf = ({ glyphs: unsorted, baseline, size }: Cluster): TextRow => {
  const glyphs = struckOnce([...unsorted].sort((a, b) => a.left - b.left));
  const spans = spansOf(glyphs);
  const [left, right] = [glyphs[0]!.left, Math.max(...spans.map((span) => span.right))];
  return { text: textOf(glyphs), spans, left, right, baseline, size, lead: spans[0]!.lead };
};

/** The lines that glyphs form, from top to bottom, whatever order the file draws them in. */
export const rowsOf = (glyphs: readonly Glyph[]): TextRow[] => withRaised(clusters(glyphs)).map(rowOf);

export const topOf = ({ baseline, size }: TextRow): number => baseline - size;
