/** The formats of the files that are read, each with the ending its files usually have. */
export const documentFormats = {
  docx: '.docx',
  xlsx: '.xlsx',
  pdf: '.pdf',
  html: '.html',
  csv: '.csv',
  txt: '.txt',
} as const;

export type DocumentFormat = keyof typeof documentFormats;
