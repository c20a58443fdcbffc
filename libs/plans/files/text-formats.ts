const start = 4096;

const withoutPreface = (text: string): string =>
  text
    .slice(0, start)
    .replace(/^\ufeff/, '')
    .replace(/^(?:\s|<\?[^>]*>|<!--[^]*?-->)+/, '');

/** Whether a text is a web page, or the table of one that a program saved as ".xls". */
export const isHtml = (text: string): boolean =>
  /^<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|style|center|section|article|main)\b/i.test(
    withoutPreface(text),
  );

interface ForeignText {
  readonly format: string;
  readonly saveAs: string;
}

const xml: readonly (readonly [RegExp, ForeignText])[] = [
  [/progid="Excel|urn:schemas-microsoft-com:office:spreadsheet/, { format: 'Excel 2003 XML', saveAs: '.xlsx' }],
  [/progid="Word|schemas\.microsoft\.com\/office\/word\/2003/, { format: 'Word 2003 XML', saveAs: '.docx' }],
  [/schemas\.microsoft\.com\/office\/2006\/xmlPackage/, { format: 'Word XML (Flat OPC)', saveAs: '.docx' }],
];

/** A text that is the inside of another program's document; null for others. */
export const foreignText = (text: string): ForeignText | null => {
  const head = text.slice(0, start);
  if (/^(?:MIME-Version|From|Content-Type):[^\n]*\n/i.test(head) && /multipart\/related/i.test(head))
    return { format: 'MHTML', saveAs: '.docx' };
  return xml.find(([pattern]) => pattern.test(head))?.[1] ?? null;
};
