import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { DomainError } from '#kernel';
import type { OpeningBudget } from '../budget.js';
import { refuse } from '../refusals.js';
import { checked } from './checksum.js';

/** The files within a zip archive, unpacked chunk by chunk and counted while they are. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    readonly budget: OpeningBudget,
  ) {}

  /** @throws READ_ARCHIVE_BROKEN, READ_FILE_ENCRYPTED, READ_UNPACKS_TOO_LARGE */
  static async open(bytes: Uint8Array, budget: OpeningBudget): Promise<Archive> {
    try {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false });
      budget.entries(zip.entryCount);
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
      return new Archive(zip, entries, budget);
    } catch (error) {
      throw broken(error, budget.name, 'zip');
    }
  }

  has(path: string): boolean {
    return this.entries.has(path.toLowerCase());
  }

  /**
   * The text of a file in UTF-8, chunk by chunk.
   * @throws READ_ARCHIVE_BROKEN when it is missing, cut off or altered; READ_FILE_ENCRYPTED, READ_UNPACKS_TOO_LARGE
   */
  async *text(path: string): AsyncGenerator<string> {
    const { budget } = this;
    const entry = this.entries.get(path.toLowerCase());
    if (!entry) throw refuse('READ_ARCHIVE_BROKEN', { name: budget.name, part: path });
    if (entry.isEncrypted()) throw refuse('READ_FILE_ENCRYPTED', { name: budget.name });
    try {
      const decoder = new TextDecoder('utf-8', { fatal: true });
      for await (const chunk of checked(await this.zip.openReadStreamPromise(entry), entry.crc32)) {
        budget.bytes(chunk.length);
        yield decoder.decode(chunk, { stream: true });
      }
      yield decoder.decode();
    } catch (error) {
      throw broken(error, budget.name, path);
    }
  }
}

/** A refusal is thrown as it is. Any other error of the parsers means that the file is damaged. */
export const broken = (error: unknown, name: string, part: string): DomainError =>
  error instanceof DomainError ? error : refuse('READ_ARCHIVE_BROKEN', { name, part });
