import type { SourceLine } from '../domain/reading/index.js';
import type { OpeningBudget } from './budget.js';
import { wordLines } from './docx/index.js';
import { refuse } from './refusals.js';
import { workbookLines } from './xlsx/index.js';
import { Archive } from './zip/archive.js';
import { relatedPart, relationsOf } from './zip/relations.js';

/** Files that tell what an archive that is no office document is. */
const others: readonly (readonly [string, string, string])[] = [
  ['OFD.xml', 'OFD（版式文档）', '.docx 或带文字层的 PDF'],
  ['content.xml', 'OpenDocument（.odt / .ods）', '.docx / .xlsx'],
  ['index.xml', 'iWork（.pages / .numbers）', '.docx / .xlsx'],
  ['index/document.iwa', 'iWork（.pages / .numbers）', '.docx / .xlsx'],
  ['META-INF/container.xml', 'EPUB', '.docx'],
];

const refuseArchive = (archive: Archive, main: string | null): Error => {
  const { name } = archive.budget;
  if (main?.endsWith('.bin'))
    return refuse('READ_FORMAT_NOT_READ', { name, format: 'Excel 二进制（.xlsb）', saveAs: '.xlsx' });
  if (main?.startsWith('ppt/'))
    return refuse('READ_FORMAT_NOT_READ', { name, format: 'PowerPoint（.pptx）', saveAs: '.docx' });
  const known = others.find(([path]) => archive.has(path));
  if (known) return refuse('READ_FORMAT_NOT_READ', { name, format: known[1], saveAs: known[2] });
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
