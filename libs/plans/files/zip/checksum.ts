import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';

/** Passes chunks on; at the end it fails if their checksum is not the one that the archive states. */
export async function* checked(chunks: Readable, expected: number): AsyncGenerator<Buffer> {
  let found = 0;
  for await (const chunk of chunks) {
    found = crc32(chunk as Buffer, found);
    yield chunk as Buffer;
  }
  if (found !== expected) throw new Error(`checksum ${found}, expected ${expected}`);
}
