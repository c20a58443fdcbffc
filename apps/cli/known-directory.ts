import { resolve } from 'node:path';
import { createDirectory, namedRegistry, directoryOf } from '#organizations';
import type { Directory, PostEntry, UnitEntry } from '#organizations/contract';
import { findRunning, localAccessTokens, type Configuration, type Language } from '#platform';
import { openTables } from '#plans';
import { refuseCli } from './refusals.js';
import { ask, type Service } from './service.js';

/**
 * The running service's directory; where none runs, the registry file that an empty store starts with.
 * @throws SERVICE_NOT_HERE when none runs and no file is named
 */
export async function knownDirectory(configuration: Configuration, language: Language): Promise<Directory> {
  const { dataDirectory } = configuration;
  const running = await findRunning(dataDirectory);
  if (running?.address) return servedDirectory(await asAuditor(running.address, configuration, language));
  const named = await namedRegistry(configuration.directory, openTables);
  if (!named) throw refuseCli('SERVICE_NOT_HERE', { folder: resolve(dataDirectory) });
  return directoryOf(named.registry);
}

async function asAuditor(url: string, { dataDirectory }: Configuration, language: Language): Promise<Service> {
  const tokens = await localAccessTokens(dataDirectory);
  const token = await tokens.sign({ account: 'cli', role: 'auditor' }, '1m');
  return { url, language, token, folder: resolve(dataDirectory) };
}

/** The directory as the service knows it. */
export async function servedDirectory(service: Service): Promise<Directory> {
  const { units } = await ask<{ units: UnitEntry[] }>(service, { path: '/v1/units' });
  const { posts } = await ask<{ posts: PostEntry[] }>(service, { path: '/v1/posts' });
  return createDirectory(units, posts);
}
