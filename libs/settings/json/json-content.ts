import type { InBoth } from '#kernel';
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

/** The content of a JSON text, with the lines of its parts. @throws NotJson where it is not JSON */
export function jsonContent(text: string): GivenContent {
  const lines = linesOfJson(text);
  return { content: JSON.parse(text), placeOf: (path) => placeIn(lines, path) };
}

function placeIn(lines: ReadonlyMap<string, number>, path: readonly PropertyKey[]): InBoth {
  for (let end = path.length; end > 0; end--) {
    const line = lines.get(pathKey(path.slice(0, end)));
    if (line !== undefined) return { zh: `第 ${line} 行`, en: `line ${line}` };
  }
  return { zh: '', en: '' };
}
