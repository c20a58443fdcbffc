import { type InBoth, verbatim } from '#kernel';
import { refuse, refuseFormat } from './refusals.js';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

const streams: readonly (readonly [string, InBoth, string])[] = [
  [
    'WordDocument',
    { zh: 'Word 97–2003（.doc）或 WPS 文字（.wps）', en: 'Word 97–2003 (.doc) or WPS Writer (.wps)' },
    '.docx',
  ],
  [
    'Workbook',
    { zh: 'Excel 97–2003（.xls）或 WPS 表格（.et）', en: 'Excel 97–2003 (.xls) or WPS Spreadsheets (.et)' },
    '.xlsx',
  ],
  ['Book', verbatim('Excel 95 (.xls)'), '.xlsx'],
  ['PowerPoint Document', verbatim('PowerPoint (.ppt)'), '.docx'],
  ['HwpSummaryInformation', verbatim('HWP'), '.docx'],
];

/** Says what a document in the old container is, by the names in its directory; nothing of it is read. */
export const refuseOle = (bytes: Uint8Array, name: string): Error => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes(utf16('EncryptedPackage'))) return refuse('READ_FILE_ENCRYPTED', { name });
  const [, format, saveAs] = streams.find(([stream]) => buffer.includes(utf16(stream))) ?? [];
  return refuseFormat(name, format ?? verbatim('OLE'), verbatim(saveAs ?? '.docx / .xlsx'));
};
