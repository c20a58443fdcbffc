import { DomainError } from '#kernel';
import type { Configuration } from '../configuration/configuration.js';
import { refusePlatform } from '../refusals.js';
import { databaseFault } from './database-fault.js';

type Addresses = Pick<Configuration, 'eventStoreUrl' | 'readDatabaseUrl'>;

/**
 * Work on a database at its address. What the database, or the way to it, fails by is said in a sentence: which database, why, and the
 * variable that names it.
 * @throws DATABASE_UNUSABLE; DATABASE_FAILED about the embedded one, which no variable names
 */
export async function atDatabase<Result>(
  address: string,
  configuration: Addresses,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof DomainError ? undefined : databaseFault(error);
    if (!reason) throw error;
    const variable = variableOf(address, configuration);
    if (variable === undefined) throw refusePlatform('DATABASE_FAILED', { reason });
    throw refusePlatform('DATABASE_UNUSABLE', { database: withoutPassword(address), reason, variable });
  }
}

/** The read database goes by the address of the events where it has none of its own. */
function variableOf(address: string, { eventStoreUrl, readDatabaseUrl }: Addresses): string | undefined {
  if (address === eventStoreUrl) return 'ZHEZI_EVENT_STORE_URL';
  return address === readDatabaseUrl ? 'ZHEZI_READ_DATABASE_URL' : undefined;
}

/** Neither the password nor the options, which may hold one. An address that is a list of hosts is none to `URL`. */
export function withoutPassword(address: string): string {
  if (!URL.canParse(address)) return address.replace(/\?.*$/s, '').replace(/\/\/([^:@]*).*@/s, '//$1@');
  const { protocol, username, host, pathname } = new URL(address);
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`;
}
