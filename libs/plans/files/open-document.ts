import { verbatim } from '#kernel';
import { decodeDocument, type DocumentInput, maximumBytes, type SourceLine } from '../domain/reading/index.js';
import { tooLarge } from '../domain/reading/source/decode.js';
import { OpeningBudget, type OpeningLimits } from './budget.js';
import { csvLines } from './csv/index.js';
import { formatOf } from './formats.js';
import { declaredText } from './html/charset.js';
import { pageLines } from './html/index.js';
import { officeLines } from './office.js';
import { refuseOle } from './ole.js';
import { readPdf } from './pdf/index.js';
import { refuse, refuseFormat } from './refusals.js';
import { baseName } from './structure/part-name.js';
import { foreignText, isHtml } from './text-formats.js';

/** The first line carries the name of the file, unless it has one of its own: it is the title of a plan that prints none. */
const withName = (name: string, [first, ...others]: readonly SourceLine[]): DocumentInput => ({
  name,
  lines: first ? [{ part: baseName(name), ...first }, ...others] : [],
});

const openText = (bytes: Uint8Array, name: string, budget: OpeningBudget): DocumentInput => {
  const text = decodeDocument(bytes, name);
  const foreign = foreignText(text);
  if (foreign) throw refuseFormat(name, verbatim(foreign.format), verbatim(foreign.saveAs));
  if (isHtml(text)) return withName(name, pageLines(declaredText(bytes) ?? text, budget));
  const lines = csvLines(text, budget);
  return lines ? withName(name, lines) : { name, text };
};

const openPdf = async (bytes: Uint8Array, name: string): Promise<DocumentInput> => {
  const { lines, unread } = await readPdf(bytes, name);
  return { ...withName(name, lines), unread };
};

/** @throws READ_TOO_LARGE: asked before a file is read at all */
export const checkSize = (name: string, bytes: number): void => {
  if (bytes > maximumBytes) throw tooLarge(name, bytes);
};

/**
 * Opens a file of any format that is read: what {@link readDocument} takes. The content decides what it is, not the name.
 * Time and memory are bounded; a file is opened whole or not at all.
 * @throws READ_EMPTY_FILE, READ_BINARY_FILE, READ_ENCODING_UNKNOWN, READ_ENCODING_MIXED, READ_TOO_LARGE and the refusals
 * of the formats (`documentRefusals`)
 */
export const openDocument = async (bytes: Uint8Array, name: string, limits?: OpeningLimits): Promise<DocumentInput> => {
  checkSize(name, bytes.length);
  const budget = new OpeningBudget(name, limits);
  const format = formatOf(bytes);
  switch (format.kind) {
    case 'text':
      return openText(bytes, name, budget);
    case 'zip':
      return withName(name, await officeLines(bytes, budget));
    case 'pdf':
      return openPdf(bytes, name);
    case 'ole':
      throw refuseOle(bytes, name);
    case 'picture':
      throw refuse('READ_IMAGE_FILE', { name, format: format.format });
    case 'packed':
      throw refuse('READ_PACKED_FILE', { name, format: format.format });
    case 'foreign':
      throw refuseFormat(name, verbatim(format.format), verbatim(format.saveAs));
  }
};
