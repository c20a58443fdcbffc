/** A JSON document, ready to be sent (UTF-8). */
export type JsonText = Buffer;

export const jsonText = (value: unknown): JsonText => Buffer.from(JSON.stringify(value));

/** What an entry weighs beside its text, roughly, in bytes. */
const overhead = 300;
const defaultBytes = 32 * 1024 * 1024;

/**
 * Texts by key, up to a number of bytes, those asked for lately rather than others. It has two halves: what is found in
 * the older one moves to the younger; a younger one that is full becomes the older, and what that held is forgotten.
 */
export class BoundedMemory<Kept extends { readonly text: JsonText }> {
  private young = new Map<string, Kept>();
  private old = new Map<string, Kept>();
  private bytes = 0;

  constructor(private readonly mostBytes = defaultBytes) {}

  get(key: string): Kept | undefined {
    const found = this.young.get(key);
    if (found) return found;
    const older = this.old.get(key);
    if (older) this.put(key, older);
    return older;
  }

  put(key: string, kept: Kept): void {
    const before = this.young.get(key);
    this.bytes += weight(kept) - (before ? weight(before) : 0);
    this.young.set(key, kept);
    if (this.bytes <= this.mostBytes / 2) return;
    this.old = this.young;
    this.young = new Map();
    this.bytes = 0;
  }
}

const weight = ({ text }: { readonly text: JsonText }): number => text.byteLength + overhead;
