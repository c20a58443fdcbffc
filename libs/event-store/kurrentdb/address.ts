const protocol = /^(kurrentdb|esdb)(\+discover)?:\/\//;

/** Whether the address names a KurrentDB, by its present or its former name (EventStoreDB). */
export const isKurrentAddress = (connectionString: string): boolean => protocol.test(connectionString.trim());

/**
 * The address with the present name of the protocol. A cluster is asked through its leader, because another node may not have yet what
 * was just acknowledged. `throwOnAppendFailure=false` is left out: with it the client tells a wrong revision on a conflict.
 */
export function normalized(connectionString: string): string {
  const address = connectionString.trim().replace(/^esdb/, 'kurrentdb');
  const [hosts, query = ''] = address.split('?') as [string, string?];
  const options = query.split('&').filter((option) => option !== '' && !/^throwOnAppendFailure=/i.test(option));
  const cluster = /^kurrentdb\+discover:/.test(hosts) || hosts.includes(',');
  if (cluster && !options.some((option) => /^nodePreference=/i.test(option))) options.push('nodePreference=leader');
  return options.length === 0 ? hosts : `${hosts}?${options.join('&')}`;
}
