import { eventTypeFilter, type Filter, streamNameFilter } from '@kurrent/kurrentdb-client';
import type { EventFilter } from '../port.js';
import type { ServerRecord } from './records.js';

/** Everything but the server's own streams, whose names begin with `$`. */
export const userStreams: Filter = streamNameFilter({ regex: '^[^$]', checkpointInterval: 32 });

/**
 * What the server can leave out before it sends: it knows one kind of filter at a time, and prefixes only. Types are the
 * narrower kind, and a type is a prefix of itself.
 */
export function serverFilter({ streamPrefixes, types }: EventFilter): Filter {
  if (types) return eventTypeFilter({ prefixes: [...types], checkpointInterval: 32 });
  if (!streamPrefixes || streamPrefixes.includes('')) return userStreams;
  return streamNameFilter({ prefixes: [...streamPrefixes], checkpointInterval: 32 });
}

export const letsNothingThrough = ({ streamPrefixes, types }: EventFilter): boolean =>
  streamPrefixes?.length === 0 || types?.length === 0;

export function passes({ streamId, type }: ServerRecord, { streamPrefixes, types }: EventFilter): boolean {
  const named = streamPrefixes?.some((prefix) => streamId.startsWith(prefix)) ?? true;
  return named && (types?.includes(type) ?? true);
}
