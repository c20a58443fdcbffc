import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { DomainError } from '#kernel';
import type { Registry } from './registry.js';
import { parseRegistry, refuseRegistry } from './parse-registry.js';

/**
 * Reads a registry file (JSON, form in `registry.ts`).
 * @throws REGISTRY_INVALID when it cannot be read, is not JSON or names something twice.
 */
export async function loadRegistry(path: string): Promise<Registry> {
  const file = basename(path);
  try {
    return parseRegistry(JSON.parse(await readFile(path, 'utf8')), file);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw refuseRegistry(file, [(error as Error).message]);
  }
}
