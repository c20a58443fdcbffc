import { type InBoth, jsonFault } from '#kernel';
import type { GivenContent } from '../content.js';
import { linesOfJson, pathKey } from './scan.js';

/** A text in UTF-8, else in GB18030, as older editors save it; undefined when it is neither. */
export function decoded(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return undefined;
}

/** A text is not JSON. */
export class NotJson extends Error {
  /** Where it stops being JSON, and what should stand there. */
  constructor(readonly words: InBoth) {
    super(words.en);
    this.name = 'NotJson';
  }
}

/** The content of a JSON text, with the lines of its parts. @throws NotJson */
export function jsonContent(text: string): GivenContent {
  const content = contentOf(text);
  const lines = linesOfJson(text);
  return { content, placeOf: (path) => placeIn(lines, path) };
}

function contentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotJson(jsonFault(text));
  }
}

function placeIn(lines: ReadonlyMap<string, number>, path: readonly PropertyKey[]): InBoth {
  for (let end = path.length; end > 0; end--) {
    const line = lines.get(pathKey(path.slice(0, end)));
    if (line !== undefined) return { zh: `第 ${line} 行`, en: `line ${line}` };
  }
  return { zh: '', en: '' };
}
