/** A piece of text on a page; places in points from the upper left corner, `y` is the baseline. */
export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
}

export interface PdfStroke {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface PdfPage {
  readonly texts: readonly PdfText[];
  readonly strokes?: readonly PdfStroke[];
  /** A picture that fills the page: what a scanner makes. */
  readonly scanned?: boolean;
}

export interface PdfSettings {
  /** false: the font says neither what its glyphs mean nor which characters they are. */
  readonly meaning?: boolean;
  /** Objects behind the last one, as they stand; their numbers begin at the one given to the function. */
  readonly trailer?: string;
}

export const paper = { width: 595, height: 842 };

/** Points that a text takes: signs of ASCII half an em, all others one. */
export const measure = (text: string, size: number): number => {
  let width = 0;
  for (const char of text) width += char.charCodeAt(0) < 0x7f ? size / 2 : size;
  return width;
};

const hex = (text: string): string =>
  [...text]
    .flatMap((char) => Array.from({ length: char.length }, (_, i) => char.charCodeAt(i)))
    .map((unit) => unit.toString(16).padStart(4, '0'))
    .join('');

const content = ({ texts, strokes, scanned }: PdfPage): string =>
  [
    ...(scanned ? [`q ${paper.width} 0 0 ${paper.height} 0 0 cm /Im1 Do Q`] : []),
    ...(strokes ?? []).map(({ x1, y1, x2, y2 }) => `0.5 w ${x1} ${paper.height - y1} m ${x2} ${paper.height - y2} l S`),
    ...texts.map(
      ({ x, y, size, text }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${paper.height - y} Tm <${hex(text)}> Tj ET`,
    ),
  ].join('\n');

const fontOf = (meaning: boolean): string[] => [
  `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${meaning ? 'UniGB-UTF16-H' : 'Identity-H'} /DescendantFonts [4 0 R] >>`,
  `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (${meaning ? 'GB1' : 'Identity'}) /Supplement ${meaning ? 4 : 0} >> /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R >>`,
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
];

const picture =
  '<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 64 >>';

const stream = (text: string, dictionary = `<< /Length ${Buffer.byteLength(text)} >>`): string =>
  `${dictionary}\nstream\n${text}\nendstream`;

const pageObjects = (page: PdfPage, number: number): string[] => [
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${paper.width} ${paper.height}] /Contents ${number + 1} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /Im1 6 0 R >> >> >>`,
  stream(content(page)),
];

/** A PDF file of objects numbered from 1, the first of which is the catalogue. */
export const fileOf = (objects: readonly string[], trailer = ''): Uint8Array => {
  let text = '%PDF-1.7\n';
  const places = objects.map((object, i) => {
    const place = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const place of places) text += `${String(place).padStart(10, '0')} 00000 n \n`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
};

const firstPage = 7;

/** Writes pages with a Chinese font that the reader of the file must bring, as many offices' PDFs do. */
export const writePdf = (pages: readonly PdfPage[], { meaning = true, trailer = '' }: PdfSettings = {}): Uint8Array => {
  const kids = pages.map((_, i) => `${firstPage + 2 * i} 0 R`).join(' ');
  return fileOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
      ...fontOf(meaning),
      stream('0'.repeat(64), picture),
      ...pages.flatMap((page, i) => pageObjects(page, firstPage + 2 * i)),
    ],
    trailer,
  );
};
