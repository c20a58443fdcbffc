import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';

/** Hands chunks on and fails at the end when they are not what was packed. */
export async function* checked(chunks: Readable, expected: number): AsyncGenerator<Buffer> {
  let found = 0;
  for await (const chunk of chunks) {
    found = crc32(chunk as Buffer, found);
    yield chunk as Buffer;
  }
  if (found !== expected) throw new Error(`checksum ${found}, expected ${expected}`);
}
