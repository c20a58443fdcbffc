import { createHash, randomBytes } from 'node:crypto';

const layout = (bytes: Buffer): string => {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
};

const stamp = (bytes: Buffer, version: number): Buffer => {
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes;
};

/** A UUIDv7 (RFC 9562): 48 bits of milliseconds, then random. */
export function newId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  return layout(stamp(bytes, 7));
}

/** The same UUID for the same name, always: a UUIDv8 (RFC 9562) cut from SHA-256 of the parts. */
export function deterministicId(...parts: readonly (string | number)[]): string {
  return layout(stamp(createHash('sha256').update(parts.join('\u001f')).digest().subarray(0, 16), 8));
}
