import { decodeDocument, type DocumentInput } from '../domain/reading/index.js';

/**
 * Opens a file of any format that is read: what {@link readDocument} takes.
 * @throws READ_EMPTY_FILE, READ_BINARY_FILE, READ_ENCODING_UNKNOWN, READ_TOO_LARGE
 */
export const openDocument = (bytes: Uint8Array, name: string): Promise<DocumentInput> =>
  Promise.resolve({ name, text: decodeDocument(bytes, name) });
