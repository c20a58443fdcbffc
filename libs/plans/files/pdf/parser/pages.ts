import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type InBoth, saidText } from '#kernel';
import type { PageContent } from '../layout/page.js';
import type { PdfLimits } from '../limits.js';
import { refuse } from '../refusals.js';
import { matrixOf } from './matrix.js';
import { PageReader } from './operators.js';
import type { FontFacts } from './text-state.js';
import { ParserStopped, startParser, type ParserThread } from './thread.js';

const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = (name: string): string => join(library, name) + sep;

const fontFacts = (page: PDFPageProxy, name: string): FontFacts => {
  const font = page.commonObjs.has(name)
    ? (page.commonObjs.get(name) as { fontMatrix?: number[]; vertical?: boolean } | null)
    : null;
  return { scale: font?.fontMatrix?.[0] ?? 0.001, vertical: font?.vertical ?? false };
};

type Library = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

const contentOf = async (page: PDFPageProxy, { OPS, AnnotationMode }: Library): Promise<PageContent> => {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const names = new Map(Object.entries(OPS).map(([name, code]) => [code as number, name]));
  const reader = new PageReader(
    { width, height, matrix: matrixOf(transform) },
    (name) => fontFacts(page, name),
    (code) => names.get(code) ?? '',
  );
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  fnArray.forEach((code, i) => reader.read([names.get(code) ?? '', (argsArray[i] as unknown[] | null) ?? []]));
  page.cleanup();
  return reader.content;
};

const open = (library: Library, bytes: Uint8Array, worker: PDFWorker): Promise<PDFDocumentProxy> =>
  library.getDocument({
    data: new Uint8Array(bytes),
    worker,
    verbosity: library.VerbosityLevel.ERRORS,
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    useSystemFonts: false,
    useWasm: false,
    /** No picture is decoded. */
    maxImageSize: 1,
  }).promise;

const beyond = (name: string, what: InBoth, found: number | string, limit: number | string): Error =>
  refuse('READ_PDF_TOO_LARGE', { name, what: saidText(what), found, limit });

/** Counts what the pages hold, and refuses one too much. */
const marksCounter = ({ name, limits }: PdfFile): ((content: PageContent) => void) => {
  let marks = 0;
  return ({ glyphs, rules }) => {
    const found = glyphs.length + rules.length;
    marks += found;
    if (found > limits.marksOnPage)
      throw beyond(name, { zh: '一页的字符和线条', en: 'marks on one page' }, found, limits.marksOnPage);
    if (marks > limits.marks) throw beyond(name, { zh: '字符和线条', en: 'marks' }, marks, limits.marks);
  };
};

/** Reads page after page; each is forgotten before the next is opened. */
const readPages = async (
  file: PdfFile,
  thread: ParserThread,
  onPage: (content: PageContent) => void,
): Promise<void> => {
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const worker = library.PDFWorker.create({ port: thread.port });
  const document = await open(library, file.bytes, worker);
  const { numPages: pages } = document;
  if (pages > file.limits.pages) throw beyond(file.name, { zh: '页数', en: 'pages' }, pages, file.limits.pages);
  const count = marksCounter(file);
  for (let number = 1; number <= pages; number++) {
    const content = await contentOf(await document.getPage(number), library);
    count(content);
    onPage(content);
  }
};

const refusalOf = (error: unknown, { name, limits }: PdfFile, page: number): unknown => {
  if (error instanceof ParserStopped && error.reason === 'time')
    return refuse('READ_TAKES_TOO_LONG', { name, seconds: limits.seconds, page });
  if (error instanceof ParserStopped)
    return beyond(
      name,
      { zh: '解压后的内存', en: 'memory once decompressed' },
      `> ${limits.megabytes} MB`,
      `${limits.megabytes} MB`,
    );
  const kind = error instanceof Error ? error.name : '';
  if (kind === 'PasswordException') return refuse('READ_FILE_ENCRYPTED', { name });
  return kind.endsWith('Exception') || kind === 'FormatError' ? refuse('READ_PDF_BROKEN', { name }) : error;
};

export interface PdfFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: PdfLimits;
}

/**
 * Hands over what each page shows, in order.
 * @throws READ_PDF_BROKEN, READ_FILE_ENCRYPTED, READ_TAKES_TOO_LONG, READ_PDF_TOO_LARGE
 */
export const eachPage = async (file: PdfFile, onPage: (content: PageContent) => void): Promise<void> => {
  const thread = startParser(file.limits);
  let page = 1;
  const reading = readPages(file, thread, (content) => {
    page++;
    onPage(content);
  });
  try {
    await Promise.race([reading, thread.stopped]);
  } catch (error) {
    reading.catch(() => undefined);
    throw refusalOf(error, file, page);
  } finally {
    await thread.end();
  }
};
