import { archiveOf, contentTypes, escaped, relations, xml } from './archive.js';

export interface SheetParts {
  readonly name: string;
  /** The inside of sheetData. */
  readonly data: string;
  readonly merges?: readonly string[];
  readonly state?: 'hidden' | 'veryHidden';
}

export interface WorkbookTexts {
  readonly sheets: readonly SheetParts[];
  readonly strings?: readonly string[];
  /** The number format of each cell style, by index. */
  readonly formats?: readonly (number | string)[];
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const related = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

const sheetXml = ({ data, merges = [] }: SheetParts): string =>
  xml(
    `<worksheet ${main}><sheetData>${data}</sheetData><mergeCells>${merges
      .map((ref) => `<mergeCell ref="${ref}"/>`)
      .join('')}</mergeCells></worksheet>`,
  );

const stylesXml = (formats: readonly (number | string)[]): string => {
  const codes = formats.map((format, i) =>
    typeof format === 'string' ? `<numFmt numFmtId="${200 + i}" formatCode="${escaped(format)}"/>` : '',
  );
  const cells = formats.map((format, i) => `<xf numFmtId="${typeof format === 'string' ? 200 + i : format}"/>`);
  return xml(
    `<styleSheet ${main}><numFmts>${codes.join('')}</numFmts><cellXfs>${cells.join('')}</cellXfs></styleSheet>`,
  );
};

/** A workbook by its parts. */
export const xlsxOf = ({ sheets, strings = [], formats = [0] }: WorkbookTexts): Uint8Array =>
  archiveOf({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations({ rId1: ['officeDocument', 'xl/workbook.xml'] }),
    'xl/_rels/workbook.xml.rels': relations({
      ...Object.fromEntries(sheets.map((_, i) => [`s${i}`, ['worksheet', `worksheets/sheet${i}.xml`] as const])),
      st: ['styles', 'styles.xml'],
      ss: ['sharedStrings', 'sharedStrings.xml'],
    }),
    'xl/workbook.xml': xml(
      `<workbook ${main} ${related}><sheets>${sheets
        .map(({ name, state = 'visible' }, i) => `<sheet name="${escaped(name)}" r:id="s${i}" state="${state}"/>`)
        .join('')}</sheets></workbook>`,
    ),
    'xl/styles.xml': stylesXml(formats),
    'xl/sharedStrings.xml': xml(
      `<sst ${main}>${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ),
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i}.xml`, sheetXml(sheet)])),
  });

export const columnName = (column: number): string =>
  (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') + String.fromCharCode(65 + (column % 26));

const c = (text: string, row: number, column: number): string =>
  text === ''
    ? `<c r="${columnName(column)}${row}" s="0"/>`
    : `<c r="${columnName(column)}${row}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** Rows of texts from a row on. */
export const rowsXml = (rows: readonly (readonly string[])[], from = 1): string =>
  rows
    .map((cells, i) => `<row r="${from + i}">${cells.map((text, at) => c(text, from + i, at)).join('')}</row>`)
    .join('');
