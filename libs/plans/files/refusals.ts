import { type DomainError, type InBoth, refusal, type RefusalCatalog, saidText } from '#kernel';
import { readingRefusals } from '../domain/reading/index.js';
import { pdfRefusals } from './pdf/refusals.js';

/** Why a file is not opened. Why its text cannot be read stands in the catalogue of the reading. */
export const fileRefusals = {
  READ_FORMAT_NOT_READ: {
    kind: 'unprocessable',
    zh: '文件“{name}”是{format}，不能直接读取。请用 Word、WPS 或 Excel 打开，另存为 {saveAs} 后再导入。',
    en: 'The file "{name}" is {format}, which is not read. Open it with Word, WPS or Excel, save it as {saveAs}, and import that.',
    words: { format: 'said', saveAs: 'said' },
  },
  READ_IMAGE_FILE: {
    kind: 'unprocessable',
    zh: '文件“{name}”是图片（{format}），没有文字可读。请改用原始的 .docx 文件，或先做文字识别（OCR）并校对后再导入。',
    en: 'The file "{name}" is a picture ({format}) and has no text. Import the original .docx, or run text recognition (OCR), check the result, and import that.',
  },
  READ_PACKED_FILE: {
    kind: 'unprocessable',
    zh: '文件“{name}”是压缩包（{format}），不是文档。请先解压，再逐个导入其中的 .docx、.xlsx 或 .pdf 文件。',
    en: 'The file "{name}" is an archive ({format}), no document. Unpack it and import the .docx, .xlsx or .pdf files in it one by one.',
  },
  READ_FILE_ENCRYPTED: pdfRefusals.READ_FILE_ENCRYPTED,
  READ_ARCHIVE_BROKEN: {
    kind: 'unprocessable',
    zh: '文件“{name}”已损坏或不完整（{part}）。没有读入任何内容。请重新下载，或用 Word、WPS、Excel 打开修复并另存后再导入。',
    en: 'The file "{name}" is damaged or incomplete ({part}). Nothing of it was read. Download it again, or let Word, WPS or Excel repair it, save it, and import that.',
  },
  READ_UNPACKS_TOO_LARGE: {
    kind: 'too-large',
    zh: '文件“{name}”解压后超过上限：{what}，上限为 {limit}。可能是压缩炸弹，没有读入任何内容。请只导入方案所在的部分。',
    en: 'The file "{name}" unpacks to more than is read: {what}, the limit is {limit}. It may be a zip bomb; nothing of it was read. Import only the part that holds the plan.',
    words: { what: 'said' },
  },
  READ_OPENING_TIMED_OUT: {
    kind: 'unprocessable',
    zh: '打开文件“{name}”超过 {seconds} 秒仍未完成，已停止，没有读入任何内容。请只导入方案所在的部分。',
    en: 'Opening the file "{name}" was given up after {seconds} seconds; nothing of it was read. Import only the part that holds the plan.',
  },
} as const satisfies RefusalCatalog;

/** Why a file is not opened as tables; a document is no table then, and read as text. */
export const tableRefusals = {
  READ_QUOTE_OPEN: {
    kind: 'unprocessable',
    zh: '文件“{name}”第 {row} 行起有一个引号没有成对，其后的内容分不出各列。请补上或删去该引号，或另存为 .xlsx 文件。',
    en: 'The file "{name}" has a quotation mark from row {row} on that is not closed, so what follows has no columns. Close or remove it, or save the file as .xlsx.',
  },
} as const satisfies RefusalCatalog;

export const refuse = refusal({ ...fileRefusals, ...tableRefusals });

/** The file is of a format that is not read: which, and as what to save it. */
export const refuseFormat = (name: string, format: InBoth, saveAs: InBoth): DomainError =>
  refuse('READ_FORMAT_NOT_READ', { name, format: saidText(format), saveAs: saidText(saveAs) });

/** Every reason why a document is not read, whatever its format. */
export const documentRefusals = {
  ...readingRefusals,
  ...pdfRefusals,
  ...fileRefusals,
} as const satisfies RefusalCatalog;
