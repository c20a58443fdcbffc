/** What reading one PDF may take. */
export interface PdfLimits {
  readonly pages: number;
  /** Glyphs and rules of one page. */
  readonly marksOnPage: number;
  /** Glyphs and rules of all pages together. */
  readonly marks: number;
  readonly seconds: number;
  /** Of memory, for the parser and for what it hands over; decompressed streams included. */
  readonly megabytes: number;
}

/** The largest compilation met so far has some 400 pages and 130,000 characters. */
export const usualLimits: PdfLimits = {
  pages: 2_000,
  marksOnPage: 100_000,
  marks: 3_000_000,
  seconds: 60,
  megabytes: 768,
};
