const text = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Bytes that some servers and mail programs leave before the beginning of a PDF. */
const headWithin = 1024;
const linearized = /\/Linearized\b[^>]{0,400}?\/L\s+(\d+)/;

/**
 * Whether a file has no beginning or no end. The parser reads such a file as far as it can, and a plan that was cut off on its
 * way would look complete. So the end must be marked, no object may begin behind the mark, and a file made for the web must be
 * as long as it says.
 */
export const isCutOff = (bytes: Uint8Array): boolean => {
  const file = text(bytes);
  const head = file.subarray(0, headWithin).toString('latin1');
  if (!head.includes('%PDF-')) return true;
  const end = file.lastIndexOf('%%EOF');
  const length = Number(linearized.exec(head)?.[1] ?? 0);
  return end < 0 || file.length < length || /\bobj\b/.test(file.subarray(end).toString('latin1'));
};
