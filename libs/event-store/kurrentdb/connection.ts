import { KurrentDBClient } from '@kurrent/kurrentdb-client';

/** Protocols of addresses of KurrentDB, by its present and its former name. */
export const kurrentProtocol = /^(kurrentdb|esdb)(\+discover)?:\/\//;

/** @param connectionString as in KurrentDB's documentation; user and password are masked in messages. */
export function connect(connectionString: string): KurrentDBClient {
  try {
    return KurrentDBClient.connectionString(normalized(connectionString));
  } catch (error) {
    throw new Error(`the address of KurrentDB cannot be used: ${masked((error as Error).message)}`, { cause: error });
  }
}

/**
 * The present name of the protocol; a cluster is asked through its leader, since another node may not have yet what was just
 * acknowledged; and never `throwOnAppendFailure=false`, with which the client tells a wrong revision on conflict.
 */
export function normalized(connectionString: string): string {
  const address = connectionString.trim().replace(/^esdb/, 'kurrentdb');
  const [hosts, query = ''] = address.split('?') as [string, string?];
  const options = query.split('&').filter((option) => option !== '' && !/^throwOnAppendFailure=/i.test(option));
  const cluster = /^kurrentdb\+discover:/.test(hosts) || hosts.includes(',');
  if (cluster && !options.some((option) => /^nodePreference=/i.test(option))) options.push('nodePreference=leader');
  return options.length === 0 ? hosts : `${hosts}?${options.join('&')}`;
}

const masked = (text: string): string => text.replace(/\/\/[^@/\s]+@/g, '//***@');
