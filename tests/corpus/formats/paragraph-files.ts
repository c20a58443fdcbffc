import { docxOf, numberedP, p } from '../../../libs/plans/files/spec/docx.js';
import { escaped } from '../../../libs/plans/files/spec/archive.js';
import { rowsXml, xlsxOf } from '../../../libs/plans/files/spec/xlsx.js';

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
/** Tasks are numbered through all chapters. */
const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;

const chapter = /^[一二三四五六七八九十]+、/;
const item = /^\d+\./;

/** A text as a Word document in which Word itself numbers chapters and items. */
export const docxOfText = (text: string): Uint8Array =>
  docxOf({
    numbering,
    body: text
      .split('\n')
      .map((line) => {
        if (chapter.test(line)) return numberedP(line.replace(chapter, ''), 1, 0);
        return item.test(line) ? numberedP(line.replace(item, ''), 1, 1) : p(line);
      })
      .join(''),
  });

/** A text as a web page, a paragraph for each line. */
export const htmlOfText = (text: string): Uint8Array =>
  new TextEncoder().encode(
    `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div class="content">${text
      .split('\n')
      .map((line) => `<p style="text-indent:2em">${escaped(line)}</p>`)
      .join('\n')}</div></body></html>`,
  );

/** A text as the first column of a sheet, a row for each line. */
export const xlsxOfText = (text: string): Uint8Array =>
  xlsxOf({ sheets: [{ name: 'Sheet1', data: rowsXml(text.split('\n').map((line) => [line])) }] });
