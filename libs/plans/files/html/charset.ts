const declared = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})/i;
const headLength = 4096;

const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** The text of a page by what its head declares, where that is true; null otherwise. GB2312 and GBK are read as GB18030. */
export const declaredText = (bytes: Uint8Array): string | null => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headLength));
  const encoding = declared.exec(head)?.[1]?.toLowerCase();
  if (encoding === undefined) return null;
  return decode(bytes, /^gb/.test(encoding) ? 'gb18030' : encoding);
};
