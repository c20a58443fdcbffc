import { archiveOf, contentTypes, escaped, relations, xml } from './archive.js';

export interface WordParts {
  /** The inside of w:body. */
  readonly body: string;
  /** The inside of w:numbering. */
  readonly numbering?: string;
  /** The inside of w:styles. */
  readonly styles?: string;
}

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word document by its parts. */
export const docxOf = ({ body, numbering = '', styles = '' }: WordParts): Uint8Array =>
  archiveOf({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations({ rId1: ['officeDocument', 'word/document.xml'] }),
    'word/_rels/document.xml.rels': relations({
      rId1: ['styles', 'styles.xml'],
      rId2: ['numbering', 'numbering.xml'],
    }),
    'word/document.xml': xml(`<w:document ${word}><w:body>${body}<w:sectPr/></w:body></w:document>`),
    'word/styles.xml': xml(`<w:styles ${word}>${styles}</w:styles>`),
    'word/numbering.xml': xml(`<w:numbering ${word}>${numbering}</w:numbering>`),
  });

export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
/** A paragraph; the inside of w:pPr may be given. */
export const p = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${text === '' ? '' : run(text)}</w:p>`;
export const numberedP = (text: string, list: number, level = 0): string =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

/** A cell; one that continues the cell above is part of it. */
export interface WordCellText {
  readonly text: string;
  readonly columns?: number;
  readonly merge?: 'restart' | 'continue';
}

const tc = ({ text, columns = 1, merge }: WordCellText): string => {
  const vertical = merge === undefined ? '' : `<w:vMerge${merge === 'restart' ? ' w:val="restart"' : ''}/>`;
  const paragraphs = text
    .split('\n')
    .map((line) => p(line))
    .join('');
  return `<w:tc><w:tcPr><w:gridSpan w:val="${columns}"/>${vertical}</w:tcPr>${paragraphs}</w:tc>`;
};

export const tbl = (rows: readonly (readonly WordCellText[])[]): string =>
  `<w:tbl><w:tblPr/>${rows.map((cells) => `<w:tr>${cells.map(tc).join('')}</w:tr>`).join('')}</w:tbl>`;
