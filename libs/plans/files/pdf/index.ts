import type { SourceLine, UnreadPage } from '../../domain/reading/index.js';
import { maximumBytes, tooLarge } from '../../domain/reading/source/decode.js';
import { linesOf } from './layout/document.js';
import { layOut, type PageLayout } from './layout/page-layout.js';
import type { PageContent } from './layout/page.js';
import { isCutOff } from './cut-off.js';
import { type PdfLimits, usualLimits } from './limits.js';
import { oddShare } from './odd-characters.js';
import { eachPage } from './parser/pages.js';
import { refuse } from './refusals.js';

export { type PdfLimits, usualLimits } from './limits.js';
export { pdfRefusals } from './refusals.js';

export interface PdfReading {
  readonly lines: readonly SourceLine[];
  readonly unread: readonly UnreadPage[];
}

/** On a scanned page a program may have stamped a number or a mark. */
const fewestGlyphs = 40;
const mostOdd = 0.15;

const isScan = ({ glyphs, pictured }: PageContent): boolean => pictured && glyphs.length < fewestGlyphs;

/**
 * Reads a PDF by its text layer: paragraphs and, by where the glyphs and the rules stand, tables.
 * Pages that are pictures are named, as long as they are fewer than the others.
 * @throws READ_PDF_SCANNED, READ_PDF_GARBLED, READ_PDF_BROKEN, READ_FILE_ENCRYPTED, READ_TAKES_TOO_LONG, READ_TOO_LARGE,
 * READ_PDF_TOO_LARGE
 */
export const readPdf = async (
  bytes: Uint8Array,
  name: string,
  limits: PdfLimits = usualLimits,
): Promise<PdfReading> => {
  if (bytes.length > maximumBytes) throw tooLarge(name, bytes.length);
  if (isCutOff(bytes)) throw refuse('READ_PDF_BROKEN', { name });
  const pages: PageLayout[] = [];
  const scans: number[] = [];
  const odd = { glyphs: 0, all: 0 };
  await eachPage({ bytes, name, limits }, (content) => {
    odd.glyphs += oddShare(content.glyphs) * content.glyphs.length;
    odd.all += content.glyphs.length;
    pages.push(layOut(content));
    if (isScan(content)) scans.push(pages.length);
  });
  if (pages.length === 0) throw refuse('READ_PDF_BROKEN', { name });
  const written = pages.filter(
    ({ rows, tables }, i) => rows.length + tables.length > 0 && !scans.includes(i + 1),
  ).length;
  if (written === 0 || scans.length > written)
    throw refuse('READ_PDF_SCANNED', { name, pages: pages.length, unread: scans.length || pages.length });
  if (odd.glyphs > mostOdd * odd.all)
    throw refuse('READ_PDF_GARBLED', { name, share: Math.round((100 * odd.glyphs) / odd.all) });
  const placed = linesOf(pages);
  return {
    lines: placed.map(({ line }) => line),
    unread: scans.map((page) => ({ page, after: placed.filter((line) => line.page <= page).length })),
  };
};

/** The lines of {@link readPdf}. */
export const pdfLines = async (bytes: Uint8Array, name: string, limits?: PdfLimits): Promise<readonly SourceLine[]> =>
  (await readPdf(bytes, name, limits)).lines;
