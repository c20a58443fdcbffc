import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileFault, type Said, saidText } from '#kernel';
import { decoded, type GivenContent, jsonContent, NotJson } from '#settings';
import { parseRegistry, refuseUnreadable } from './parse-registry.js';
import type { Registry } from './registry.js';
import { contentOfTables, isOfTables, type OpenTables } from './tables/content-of-tables.js';

/** Reads a registry file, and carries out nothing. @throws REGISTRY_UNREADABLE, REGISTRY_INVALID, and what `openTables` refuses */
export async function loadRegistry(path: string, openTables?: OpenTables): Promise<Registry> {
  return parseRegistry(await registryContent(path, openTables), basename(path));
}

/**
 * The content of a registry file: JSON, or tables where `openTables` can open them. What it says is not looked at.
 * @throws REGISTRY_UNREADABLE, and what `openTables` refuses
 */
export async function registryContent(path: string, openTables?: OpenTables): Promise<GivenContent> {
  const file = basename(path);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw refuseUnreadable(path, fileFault(error));
  });
  const unreadable = (reason: Said) => refuseUnreadable(file, reason);
  const text = decoded(bytes);
  if (text?.trim() === '') throw unreadable(empty);
  if (openTables && isOfTables(file)) return contentOfTables(await openTables(bytes, file), file);
  if (text === undefined) throw unreadable(notText);
  try {
    return jsonContent(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof NotJson) throw unreadable(saidText(error.words));
    throw error;
  }
}

const empty = saidText({
  zh: '它没有内容；样板见 zhezi directory template',
  en: 'it is empty (zhezi directory template prints one to fill in)',
});

const notText = saidText({
  zh: '它不是文本；登记簿应为 .json、.xlsx 或 .csv 文件',
  en: 'it is no text; a directory is a .json, .xlsx or .csv file',
});
