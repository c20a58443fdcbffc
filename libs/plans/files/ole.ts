import { refuse } from './refusals.js';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

const streams: readonly (readonly [string, string, string])[] = [
  ['WordDocument', 'Word 97–2003（.doc）或 WPS 文字（.wps）', '.docx'],
  ['Workbook', 'Excel 97–2003（.xls）或 WPS 表格（.et）', '.xlsx'],
  ['Book', 'Excel 95（.xls）', '.xlsx'],
  ['PowerPoint Document', 'PowerPoint（.ppt）', '.docx'],
  ['HwpSummaryInformation', 'HWP', '.docx'],
];

/** Says what a document in the old container is, by the names in its directory; nothing of it is read. */
export const refuseOle = (bytes: Uint8Array, name: string): Error => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes(utf16('EncryptedPackage'))) return refuse('READ_FILE_ENCRYPTED', { name });
  const [, format, saveAs] = streams.find(([stream]) => buffer.includes(utf16(stream))) ?? [];
  return refuse('READ_FORMAT_NOT_READ', { name, format: format ?? 'OLE', saveAs: saveAs ?? '.docx / .xlsx' });
};
