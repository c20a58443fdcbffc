import { paragraph, type SourceLine } from '../../domain/reading/index.js';
import { partName } from '../structure/part-name.js';
import type { Archive } from '../zip/archive.js';
import { relatedPart, relationsOf } from '../zip/relations.js';
import { parseXml } from '../zip/xml.js';
import { readSharedStrings } from './shared-strings.js';
import { sheetLines } from './sheet-lines.js';
import { SheetReader, type WorkbookParts } from './sheet.js';
import { readNumberFormats } from './styles-part.js';

interface SheetName {
  readonly name: string;
  readonly relation: string;
  readonly isHidden: boolean;
}

interface Workbook {
  readonly sheets: SheetName[];
  since1904: boolean;
}

async function readWorkbook(archive: Archive, main: string): Promise<Workbook> {
  const workbook: Workbook = { sheets: [], since1904: false };
  await parseXml(archive, main, {
    open({ name, attributes }) {
      if (name === 'workbookPr') workbook.since1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const { name: title = '', id = '', state = 'visible' } = attributes;
      workbook.sheets.push({ name: title, relation: id, isHidden: state !== 'visible' });
    },
    close: () => undefined,
  });
  return workbook;
}

/**
 * The lines of a workbook: every visible sheet in order, a part of its own each; every row a line. Numbers and dates are
 * printed as the sheet shows them, formulas by their stored values, merged cells cover their neighbours.
 * @param main the path of the workbook within the archive
 */
export async function workbookLines(archive: Archive, main: string): Promise<readonly SourceLine[]> {
  const { budget } = archive;
  const relations = await relationsOf(archive, main);
  const { sheets, since1904 } = await readWorkbook(archive, main);
  const parts: WorkbookParts = {
    strings: await readSharedStrings(archive, relatedPart(relations, 'sharedStrings')),
    formats: await readNumberFormats(archive, relatedPart(relations, 'styles')),
    since1904,
  };
  const lines: SourceLine[] = [];
  let table = 0;
  for (const sheet of sheets.filter(({ isHidden }) => !isHidden)) {
    const target = relations.find(({ id, type }) => id === sheet.relation && type === 'worksheet')?.target;
    if (target === undefined) continue;
    const reader = new SheetReader(parts, budget);
    await parseXml(archive, target, reader);
    if (reader.rows.size === 0) continue;
    sheetLines(reader, ++table, budget).forEach((line, i) => {
      const begins = { startsPage: true, part: partName(sheet.name, budget.name), sheet: sheet.name };
      lines.push(i === 0 ? { ...line, ...begins } : line);
    });
  }
  return lines.length > 0 ? lines : [paragraph('')];
}
