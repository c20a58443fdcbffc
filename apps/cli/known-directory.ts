import { createDirectory, directoryOf, loadRegistry, registryFile } from '#organizations';
import type { Directory, PostEntry, UnitEntry } from '#organizations/contract';
import { findRunning, localAccessTokens, type Configuration, type Language } from '#platform';
import { ask } from './service.js';

/** The running service's directory; where none runs, the registry file that an empty store starts with. */
export async function knownDirectory(configuration: Configuration, language: Language): Promise<Directory> {
  const running = await findRunning(configuration.dataDirectory);
  if (running?.address) return servedDirectory(running.address, configuration, language);
  return directoryOf(await loadRegistry(registryFile(configuration.directory)));
}

async function servedDirectory(url: string, configuration: Configuration, language: Language): Promise<Directory> {
  const tokens = await localAccessTokens(configuration.dataDirectory);
  const service = { url, language, token: await tokens.sign({ account: 'cli', role: 'auditor' }, '1m') };
  const { units } = await ask<{ units: UnitEntry[] }>(service, { path: '/v1/units' });
  const { posts } = await ask<{ posts: PostEntry[] }>(service, { path: '/v1/posts' });
  return createDirectory(units, posts);
}
