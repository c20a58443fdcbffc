import { eventTypeFilter, type Filter, streamNameFilter } from '@kurrent/kurrentdb-client';
import type { EventFilter } from '../port.js';
import type { ServerRecord } from './records.js';

/** Everything but the server's own streams, whose names begin with `$`. */
export const userStreams: Filter = streamNameFilter({ regex: '^[^$]', checkpointInterval: 32 });

/**
 * The part of a filter that the server applies before it sends. It knows one kind of filter at a time, of streams or of types, and
 * compares beginnings of names only. Where both are given, types are sent, because they leave out more.
 */
export function serverFilter({ streamPrefixes, types }: EventFilter): Filter {
  if (types) return eventTypeFilter({ prefixes: [...types], checkpointInterval: 32 });
  if (!streamPrefixes || streamPrefixes.includes('')) return userStreams;
  return streamNameFilter({ prefixes: [...streamPrefixes], checkpointInterval: 32 });
}

export const matchesNothing = ({ streamPrefixes, types }: EventFilter): boolean =>
  streamPrefixes?.length === 0 || types?.length === 0;

export function passes({ streamId, type }: ServerRecord, { streamPrefixes, types }: EventFilter): boolean {
  const named = streamPrefixes?.some((prefix) => streamId.startsWith(prefix)) ?? true;
  return named && (types?.includes(type) ?? true);
}
