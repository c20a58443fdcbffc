const text = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Bytes that some servers and mail programs leave before the first sign of a PDF. */
const headWithin = 1024;
const linearized = /\/Linearized\b[^>]{0,400}?\/L\s+(\d+)/;

/**
 * Whether a file has no beginning or no end. A parser makes what it can of one, so that a plan cut off in transport would seem
 * whole: the end must be marked, no object may begin behind the mark, and a file made for the web knows its own length.
 */
export const isCutOff = (bytes: Uint8Array): boolean => {
  const file = text(bytes);
  const head = file.subarray(0, headWithin).toString('latin1');
  if (!head.includes('%PDF-')) return true;
  const end = file.lastIndexOf('%%EOF');
  const length = Number(linearized.exec(head)?.[1] ?? 0);
  return end < 0 || file.length < length || /\bobj\b/.test(file.subarray(end).toString('latin1'));
};
