import { type InBoth, jsonFault } from '#kernel';
import type { GivenContent } from '../content.js';
import { finding, type FindingCatalog } from '../finding.js';
import { pathKey, scannedJson } from './scan.js';

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

/** What a text can say that its parsed content no longer shows. */
const jsonFindings = {
  FIELD_TWICE: {
    severity: 'error',
    zh: '字段“{name}”写了两次，前一次在第 {line} 行；只有后一次会算数。',
    en: 'The field "{name}" is written twice, before in line {line}; the last alone would count.',
    fix: { zh: '请只保留一次，或并为一项。', en: 'Keep one of them, or make them one.' },
  },
} as const satisfies FindingCatalog;

const find = finding(jsonFindings);

/** The content of a JSON text, with the lines of its parts, and the fields that stand twice. @throws NotJson */
export function jsonContent(text: string): GivenContent {
  const content = contentOf(text);
  const { lines, twice } = scannedJson(text);
  return {
    content,
    placeOf: (path) => placeIn(lines, path),
    findings: twice.map(({ path, line }) => find('FIELD_TWICE', path, { name: String(path.at(-1)), line })),
  };
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
