import { refuse } from './refusals.js';

/** 20 MB: some sixty times the largest plan compilation met so far. */
export const maximumBytes = 20 * 1024 * 1024;

interface Signature {
  readonly format: string;
  readonly magic: readonly number[];
}

const signatures: readonly Signature[] = [
  { format: 'PDF', magic: [0x25, 0x50, 0x44, 0x46] },
  { format: 'ZIP (docx, xlsx, ofd)', magic: [0x50, 0x4b, 0x03, 0x04] },
  { format: 'OLE (doc, xls, wps)', magic: [0xd0, 0xcf, 0x11, 0xe0] },
  { format: 'RTF', magic: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { format: 'GZIP', magic: [0x1f, 0x8b] },
  { format: 'PNG', magic: [0x89, 0x50, 0x4e, 0x47] },
  { format: 'JPEG', magic: [0xff, 0xd8, 0xff] },
];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

const decodeAs = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const encodingOf = (bytes: Uint8Array): readonly string[] => {
  if (startsWith(bytes, [0xff, 0xfe])) return ['utf-16le'];
  if (startsWith(bytes, [0xfe, 0xff])) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
};

/** More than one control character in a thousand: no text that a person wrote. */
const looksBinary = (text: string): boolean => {
  // eslint-disable-next-line no-control-regex
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g)?.length ?? 0;
  return text.includes('\u0000') || controls > Math.max(2, text.length / 1000);
};

/**
 * The text of a file: UTF-8 with or without BOM, UTF-16 with BOM, else GB18030.
 * @throws READ_EMPTY_FILE, READ_BINARY_FILE, READ_ENCODING_UNKNOWN, READ_TOO_LARGE
 */
export const decodeDocument = (bytes: Uint8Array, name: string): string => {
  if (bytes.length > maximumBytes) throw tooLarge(name, bytes.length);
  if (bytes.length === 0) throw refuse('READ_EMPTY_FILE', { name });
  const known = signatures.find(({ magic }) => startsWith(bytes, magic));
  if (known) throw refuse('READ_BINARY_FILE', { name, format: known.format });
  const text = encodingOf(bytes).reduce<string | null>((found, encoding) => found ?? decodeAs(encoding, bytes), null);
  if (text === null)
    throw refuse(bytes.includes(0) ? 'READ_BINARY_FILE' : 'READ_ENCODING_UNKNOWN', { name, format: '二进制 / binary' });
  if (looksBinary(text)) throw refuse('READ_BINARY_FILE', { name, format: '二进制 / binary' });
  if (text.trim() === '') throw refuse('READ_EMPTY_FILE', { name });
  return text;
};

export const tooLarge = (name: string, size: number) =>
  refuse('READ_TOO_LARGE', {
    name,
    megabytes: Math.ceil(size / 1024 / 1024),
    limit: maximumBytes / 1024 / 1024,
  });
