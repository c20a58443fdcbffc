import { compareTextAndTable } from './plan/text-and-table.js';
import { findBlocks, type Block } from './documents/blocks.js';
import { maximumBytes, tooLarge } from './source/decode.js';
import { findDocuments, type OfficialDocument } from './documents/documents.js';
import { finding } from './result/findings.js';
import { forms } from './forms/forms.js';
import { cleanLines } from './source/lines.js';
import { NameBook } from './plan/name-book.js';
import { readPlan, titleOf, type RecognisedPlan } from './plan/plan.js';
import { refuse } from './source/refusals.js';
import type { DocumentInput } from './source/source.js';
import { squash } from './text/text.js';
import { dutyMentions } from './vocabulary/duty-verbs.js';
import type { DocumentReading, Finding, FoundDocument, ReadPlan } from './result/types.js';

export { decodeDocument, maximumBytes } from './source/decode.js';
export { namesTable } from './forms/grid/index.js';
export { findingCodes, type FindingCode } from './result/finding-codes.js';
export { documentFormats, type DocumentFormat } from './source/formats.js';
export { readingRefusals } from './source/refusals.js';
export {
  paragraph,
  tableRow,
  type DocumentInput,
  type SourceCell,
  type SourceLine,
  type UnreadPage,
} from './source/source.js';
export type {
  Confidence,
  DocumentReading,
  Finding,
  FoundDocument,
  Heading,
  LeftOut,
  LeftOutReason,
  ReadContact,
  ReadPlan,
  ReadTask,
  ReadUnit,
} from './result/types.js';

export interface ReadingOptions {
  /** Called while the file is read, with the number of lines done; the last call has done = total. */
  onProgress?(done: number, total: number): void;
}

interface RecognisedDocument {
  readonly document: OfficialDocument;
  readonly blocks: readonly Block[];
  readonly recognised: readonly RecognisedPlan[];
}

const recognise = (document: OfficialDocument, block: Block): RecognisedPlan | null => {
  for (const form of forms) {
    const reading = form.recognise(block);
    if (reading) return { document, block, form, reading };
  }
  return null;
};

const recogniseIn = (document: OfficialDocument): RecognisedDocument => {
  const blocks = findBlocks(document);
  const recognised = blocks
    .map((block) => recognise(document, block))
    .filter((plan): plan is RecognisedPlan => plan !== null);
  return { document, blocks, recognised };
};

const tellingTimes = 3;

/** A block that speaks of responsible units again and again but was not read. */
const partsNotRead = ({ blocks, recognised }: RecognisedDocument): Finding[] =>
  blocks
    .filter((block) => !recognised.some((plan) => plan.block === block))
    .filter((block) => dutyMentions(squash(block.body.map(({ text }) => text).join(''))) >= tellingTimes)
    .map(({ title, lineRange: [from, to] }) =>
      finding('READ_FORM_NOT_READ', { line: from, excerpt: title }, { title, from, to }),
    );

/** Lines of a document after the last of its parts: outlines and other remains of the extraction. */
const linesAfterImprint = ({ document, blocks }: RecognisedDocument): Finding[] => {
  const end = Math.max(...blocks.map(({ lineRange }) => lineRange[1]));
  const rest = document.lines.filter(({ number, kind }) => number > end && kind === 'content');
  const [first, last] = [rest[0], rest.at(-1)];
  if (!first || !last) return [];
  return [
    finding(
      'READ_LINES_AFTER_IMPRINT',
      { line: first.number, excerpt: first.text },
      { from: first.number, to: last.number },
    ),
  ];
};

const unreadPages = ({ unread: pages }: DocumentInput, lines: readonly { readonly text: string }[]): Finding[] =>
  (pages ?? []).map(({ page, after }) =>
    finding(
      'READ_PAGE_NOT_READ',
      { line: Math.max(after, 1), excerpt: lines[Math.max(after, 1) - 1]?.text ?? '' },
      { page },
    ),
  );

const foundDocument = ({ document, recognised }: RecognisedDocument): FoundDocument => ({
  title: document.title,
  documentNumber: document.documentNumber,
  issuedOn: document.issuedOn,
  issuer: document.issuer,
  lineRange: [document.lines[0]!.number, document.lines.at(-1)!.number],
  plans: recognised.map(titleOf),
});

/**
 * Reads every plan in a document or a compilation of documents.
 * Pure and deterministic; time grows with the length of the text.
 * @throws READ_EMPTY_FILE, READ_TOO_LARGE, READ_NO_PLAN_FOUND
 */
export const readDocument = (input: DocumentInput, options: ReadingOptions = {}): DocumentReading => {
  const { name } = input;
  const text = 'text' in input ? input.text : input.lines.map((line) => line.text).join('\n');
  if (text.length > maximumBytes) throw tooLarge(name, text.length);
  if (text.trim() === '') throw refuse('READ_EMPTY_FILE', { name });
  const lines = cleanLines('text' in input ? text : input.lines);
  const recognisedDocuments = findDocuments(lines).map((document) => {
    const done = recogniseIn(document);
    options.onProgress?.(document.lines.at(-1)!.number, lines.length);
    return done;
  });
  const recognised = recognisedDocuments.flatMap((each) => each.recognised);
  if (recognised.length === 0) throw refuse('READ_NO_PLAN_FOUND', { name, documents: recognisedDocuments.length });
  const book = new NameBook(
    recognised.map(({ reading }) => reading),
    squash(text),
  );
  const { plans, links } = compareTextAndTable(recognised.map((plan): ReadPlan => readPlan(plan, book, name)));
  options.onProgress?.(lines.length, lines.length);
  return {
    document: name,
    documents: recognisedDocuments.map(foundDocument),
    plans,
    links,
    findings: [
      ...unreadPages(input, lines),
      ...recognisedDocuments.flatMap((each) => [...partsNotRead(each), ...linesAfterImprint(each)]),
    ],
  };
};
