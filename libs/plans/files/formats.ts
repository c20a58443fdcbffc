/** What a file is by its first bytes. */
export type FileFormat =
  | { readonly kind: 'pdf' | 'zip' | 'ole' | 'text' }
  | { readonly kind: 'picture' | 'packed'; readonly format: string }
  | { readonly kind: 'foreign'; readonly format: string; readonly saveAs: string };

interface Signature {
  readonly at?: number;
  readonly bytes: readonly number[];
  readonly format: FileFormat;
}

const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));
const picture = (format: string, bytes: readonly number[], at = 0): Signature => ({
  at,
  bytes,
  format: { kind: 'picture', format },
});
const packed = (format: string, bytes: readonly number[]): Signature => ({ bytes, format: { kind: 'packed', format } });

const signatures: readonly Signature[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], format: { kind: 'zip' } },
  { bytes: [0x50, 0x4b, 0x05, 0x06], format: { kind: 'zip' } },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], format: { kind: 'ole' } },
  { bytes: ascii('{\\rtf'), format: { kind: 'foreign', format: 'RTF', saveAs: '.docx' } },
  picture('PNG', [0x89, 0x50, 0x4e, 0x47]),
  picture('JPEG', [0xff, 0xd8, 0xff]),
  picture('GIF', ascii('GIF8')),
  picture('TIFF', [0x49, 0x49, 0x2a, 0x00]),
  picture('TIFF', [0x4d, 0x4d, 0x00, 0x2a]),
  picture('WebP', ascii('WEBP'), 8),
  picture('HEIC', ascii('ftyphei'), 4),
  packed('RAR', ascii('Rar!')),
  packed('7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
  packed('GZIP', [0x1f, 0x8b]),
];

const matches = (bytes: Uint8Array, { at = 0, bytes: magic }: Signature): boolean =>
  magic.every((byte, i) => bytes[at + i] === byte);

/** A PDF may have a few bytes before its mark. */
const pdfWithin = 1024;
const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, pdfWithin)).indexOf('%PDF-') >= 0;

const isBitmap = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x42 && bytes[1] === 0x4d && bytes.subarray(6, 10).every((byte) => byte === 0);

/** A file's format by its content; the ending of its name is ignored. */
export const formatOf = (bytes: Uint8Array): FileFormat => {
  const known = signatures.find((signature) => matches(bytes, signature));
  if (known) return known.format;
  if (isPdf(bytes)) return { kind: 'pdf' };
  return isBitmap(bytes) ? { kind: 'picture', format: 'BMP' } : { kind: 'text' };
};
