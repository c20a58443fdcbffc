import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileFault, jsonFault, saidText } from '#kernel';
import type { Registry } from './registry.js';
import { parseRegistry, refuseRegistry } from './parse-registry.js';

/**
 * Reads a registry file (JSON, form in `registry.ts`).
 * @throws REGISTRY_INVALID when it cannot be read, is not JSON or names something twice.
 */
export async function loadRegistry(path: string): Promise<Registry> {
  const file = basename(path);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw refuseRegistry(file, fileFault(error));
  });
  return parseRegistry(jsonIn(text, file), file);
}

function jsonIn(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuseRegistry(file, saidText(jsonFault(text)));
  }
}
