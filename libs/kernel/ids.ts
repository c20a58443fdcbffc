import { createHash, randomUUID } from 'node:crypto';

const layout = (bytes: Buffer): string => {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
};

const stamp = (bytes: Buffer, version: number): Buffer => {
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes;
};

/** A UUIDv7 (RFC 9562): 48 bits of milliseconds, then the random part of a UUIDv4, whose randomness Node draws in stock. */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** Always the same UUID for the same parts: a UUIDv8 (RFC 9562) from their SHA-256. */
export function deterministicId(...parts: readonly (string | number)[]): string {
  return layout(stamp(createHash('sha256').update(parts.join('\u001f')).digest().subarray(0, 16), 8));
}
