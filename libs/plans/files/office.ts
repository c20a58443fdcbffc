import { type InBoth, verbatim } from '#kernel';
import type { SourceLine } from '../domain/reading/index.js';
import type { OpeningBudget } from './budget.js';
import { wordLines } from './docx/index.js';
import { refuse, refuseFormat } from './refusals.js';
import { workbookLines } from './xlsx/index.js';
import { Archive } from './zip/archive.js';
import { relatedPart, relationsOf } from './zip/relations.js';

/** Files that tell what an archive that is no office document is. */
const others: readonly (readonly [string, InBoth, InBoth])[] = [
  [
    'OFD.xml',
    { zh: 'OFD（版式文档）', en: 'OFD (fixed layout)' },
    { zh: '.docx 或带文字层的 PDF', en: '.docx or a PDF with a text layer' },
  ],
  ['content.xml', verbatim('OpenDocument (.odt, .ods)'), verbatim('.docx / .xlsx')],
  ['index.xml', verbatim('iWork (.pages, .numbers)'), verbatim('.docx / .xlsx')],
  ['index/document.iwa', verbatim('iWork (.pages, .numbers)'), verbatim('.docx / .xlsx')],
  ['META-INF/container.xml', verbatim('EPUB'), verbatim('.docx')],
];

const refuseArchive = (archive: Archive, main: string | null): Error => {
  const { name } = archive.budget;
  if (main?.endsWith('.bin'))
    return refuseFormat(name, { zh: 'Excel 二进制（.xlsb）', en: 'binary Excel (.xlsb)' }, verbatim('.xlsx'));
  if (main?.startsWith('ppt/')) return refuseFormat(name, verbatim('PowerPoint (.pptx)'), verbatim('.docx'));
  const known = others.find(([path]) => archive.has(path));
  if (known) return refuseFormat(name, known[1], known[2]);
  return archive.has('[Content_Types].xml')
    ? refuse('READ_ARCHIVE_BROKEN', { name, part: main ?? '_rels/.rels' })
    : refuse('READ_PACKED_FILE', { name, format: 'ZIP' });
};

/** The lines of the Word document or workbook that a zip archive is. */
export async function officeLines(bytes: Uint8Array, budget: OpeningBudget): Promise<readonly SourceLine[]> {
  const archive = await Archive.open(bytes, budget);
  const main = relatedPart(await relationsOf(archive, ''), 'officeDocument');
  if (main !== null && archive.has(main)) {
    if (/^word\/.*\.xml$/i.test(main)) return wordLines(archive, main);
    if (/^xl\/.*\.xml$/i.test(main)) return workbookLines(archive, main);
  }
  throw refuseArchive(archive, main);
}
