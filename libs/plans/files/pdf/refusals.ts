import { refusal, type RefusalCatalog } from '#kernel';

export const pdfRefusals = {
  READ_PDF_SCANNED: {
    kind: 'unprocessable',
    zh: 'PDF 文件“{name}”是扫描件：共 {pages} 页，其中 {unread} 页没有文字层，无法读取。请改用原始的 .docx 文件，或先做文字识别（OCR）并校对后再导入。',
    en: 'The PDF "{name}" is a scan: of its {pages} pages {unread} have no text layer. Import the original .docx, or run text recognition (OCR), check the result, and import that.',
  },
  READ_PDF_GARBLED: {
    kind: 'unprocessable',
    zh: 'PDF 文件“{name}”的字体没有说明字形对应的文字，{share}% 的字符无法辨认（复制出来也是乱码）。请改用原始的 .docx 文件，或从原文件重新导出 PDF。',
    en: 'The fonts of the PDF "{name}" do not say which characters their glyphs are: {share}% of the text is unreadable (copying it gives garbage, too). Import the original .docx, or export the PDF anew from it.',
  },
  READ_PDF_BROKEN: {
    kind: 'unprocessable',
    zh: 'PDF 文件“{name}”已损坏或不完整，无法打开。请重新下载，或从原文件重新导出后再导入。',
    en: 'The PDF "{name}" is damaged or incomplete and cannot be opened. Download it again, or export it anew from the original, and import that.',
  },
  READ_FILE_ENCRYPTED: {
    kind: 'unprocessable',
    zh: '文件“{name}”设有打开密码，无法读取。请先用密码打开并另存为不加密的文件，再导入。',
    en: 'The file "{name}" needs a password to be opened. Open it with the password, save it without one, and import that.',
  },
  READ_TAKES_TOO_LONG: {
    kind: 'unprocessable',
    zh: '读取文件“{name}”超过 {seconds} 秒仍未完成（到第 {page} 页）。文件可能已损坏，或含有极复杂的图形。请只导入方案所在的页，或改用 .docx 文件。',
    en: 'Reading the file "{name}" was given up after {seconds} seconds (at page {page}). It may be damaged or hold drawings of great complexity. Import only the pages that hold the plan, or the .docx.',
  },
  READ_PDF_TOO_LARGE: {
    kind: 'too-large',
    zh: 'PDF 文件“{name}”的{what}为 {found}，上限为 {limit}。请只导入方案所在的页。',
    en: 'The PDF "{name}" goes beyond a limit ({what}): {found}, the limit is {limit}. Import only the pages that hold the plan.',
    words: { what: 'said' },
  },
} as const satisfies RefusalCatalog;

export const refuse = refusal(pdfRefusals);
