import { refuse } from './refusals.js';

/** 20 MB: some sixty times the largest plan compilation met so far. */
export const maximumBytes = 20 * 1024 * 1024;

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

/** A line of many bytes that are UTF-8 is so by no accident. */
const tellingBytes = 9;
const isUtf8 = (line: Uint8Array): boolean | null => {
  const high = line.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
  if (high === 0) return null;
  if (decodeAs('utf-8', line) === null) return false;
  return high >= tellingBytes ? true : null;
};

/** The first line that is not in UTF-8 while others are, from 1; null when the file has one encoding. */
const lineOfOtherEncoding = (bytes: Uint8Array): number | null => {
  let other: number | null = null;
  let utf8 = 0;
  for (let at = 0, line = 1; at < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, at);
    const is = isUtf8(bytes.subarray(at, end < 0 ? bytes.length : end));
    if (is === false) other ??= line;
    else if (is) utf8++;
    if (other !== null && utf8 > 0) return other;
    at = end < 0 ? bytes.length : end + 1;
  }
  return null;
};

/**
 * The text of a file: UTF-8 with or without BOM, UTF-16 with BOM, else GB18030.
 * @throws READ_EMPTY_FILE, READ_BINARY_FILE, READ_ENCODING_UNKNOWN, READ_ENCODING_MIXED, READ_TOO_LARGE
 */
export const decodeDocument = (bytes: Uint8Array, name: string): string => {
  if (bytes.length > maximumBytes) throw tooLarge(name, bytes.length);
  if (bytes.length === 0) throw refuse('READ_EMPTY_FILE', { name });
  const text = encodingOf(bytes).reduce<string | null>((found, encoding) => {
    if (found === null && encoding === 'gb18030') refuseMixed(bytes, name);
    return found ?? decodeAs(encoding, bytes);
  }, null);
  if (text === null) throw refuse(bytes.includes(0) ? 'READ_BINARY_FILE' : 'READ_ENCODING_UNKNOWN', { name });
  if (looksBinary(text)) throw refuse('READ_BINARY_FILE', { name });
  if (text.trim() === '') throw refuse('READ_EMPTY_FILE', { name });
  return text;
};

const refuseMixed = (bytes: Uint8Array, name: string): void => {
  const line = bytes.includes(0) ? null : lineOfOtherEncoding(bytes);
  if (line !== null) throw refuse('READ_ENCODING_MIXED', { name, line });
};

export const tooLarge = (name: string, size: number) =>
  refuse('READ_TOO_LARGE', {
    name,
    megabytes: Math.ceil(size / 1024 / 1024),
    limit: maximumBytes / 1024 / 1024,
  });
