const protocol = /^(kurrentdb|esdb)(\+discover)?:\/\//;

/** Whether the address names a KurrentDB, by its present or its former name (EventStoreDB). */
export const isKurrentAddress = (connectionString: string): boolean => protocol.test(connectionString.trim());

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
