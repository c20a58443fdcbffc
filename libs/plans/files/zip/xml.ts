import { Parser } from 'htmlparser2';
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

const plain = (attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  let own: Record<string, string> | null = null;
  for (const key in attributes) if (key.includes(':')) (own ??= { ...attributes })[local(key)] = attributes[key]!;
  return own ?? attributes;
};

const malformed = (what: string): never => {
  throw new Error(`malformed: ${what}`);
};

/**
 * Streams a part of an archive through a handler. Only XML's own five entities are known; a document type is an error:
 * nothing outside the part is ever read.
 * @throws READ_ARCHIVE_BROKEN and what {@link Archive.text} throws
 */
export async function parseXml(archive: Archive, path: string, handler: XmlHandler): Promise<void> {
  const { budget } = archive;
  let depth = 0;
  let elements = 0;
  let openedAt = -1;
  let isOver = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        budget.depth(++depth);
        elements++;
        openedAt = parser.endIndex;
        handler.open({ name: local(name), attributes: plain(attributes) });
      },
      ontext: (text) => handler.text?.(text),
      onclosetag(name, isImplied) {
        const closesItself = !isOver && parser.endIndex === openedAt;
        if (isImplied && !closesItself) malformed(`<${name}> is not closed`);
        depth--;
        handler.close(local(name));
      },
      onprocessinginstruction(name) {
        if (name.toLowerCase() === '!doctype') malformed('a document type');
      },
    },
    { xmlMode: true },
  );
  try {
    for await (const chunk of archive.text(path)) parser.write(chunk);
    isOver = true;
    parser.end();
    if (elements === 0) malformed('no element');
  } catch (error) {
    throw broken(error, budget.name, path);
  }
}
