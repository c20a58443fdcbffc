import { SaxesParser, type SaxesTag } from 'saxes';
import { type Archive, broken } from './archive.js';

/** An element: its name without prefix, and its attributes without prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface XmlHandler {
  open(element: XmlElement): void;
  text?(text: string): void;
  close(name: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const plain = ({ name, attributes }: SaxesTag): XmlElement => {
  const own: Record<string, string> = {};
  for (const key in attributes) own[local(key)] = attributes[key] as string;
  return { name: local(name), attributes: own };
};

/**
 * Streams a part of an archive through a handler. Entities other than XML's own five are errors, document types too:
 * nothing outside the part is ever read.
 * @throws READ_ARCHIVE_BROKEN and what {@link Archive.text} throws
 */
export async function parseXml(archive: Archive, path: string, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a document type');
  });
  parser.on('opentag', (tag) => {
    archive.budget.depth(++depth);
    handler.open(plain(tag));
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    handler.close(local(name));
  });
  if (handler.text) {
    const text = handler.text.bind(handler);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  try {
    for await (const chunk of archive.text(path)) parser.write(chunk);
    parser.close();
  } catch (error) {
    throw broken(error, archive.budget.name, path);
  }
}
