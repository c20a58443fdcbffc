import { strToU8, zipSync } from 'fflate';

/** A zip archive of texts by path. */
export const archiveOf = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => escapes[char]!);

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
export const xml = (body: string): string => `${declaration}\n${body}`;

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** A part of relations: id → [type, target]. */
export const relations = (targets: Readonly<Record<string, readonly [string, string]>>): string =>
  xml(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${Object.entries(targets)
      .map(([id, [type, target]]) => `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/>`)
      .join('')}</Relationships>`,
  );

export const contentTypes = xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>');
