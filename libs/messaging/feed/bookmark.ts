import { z } from 'zod';
import type { JsonObject } from '#kernel';
import type { PartitionOffsets } from '../port.js';

const bookmark = z.object({ topic: z.string(), offsets: z.record(z.string(), z.string().regex(/^\d+$/)) });

export const bookmarkOf = (topic: string, offsets: Readonly<Record<string, string>>): JsonObject => ({
  topic,
  offsets,
});

/** Undefined when the topic is another one, has other partitions, or does not have all of these offsets. */
export function startsIn(
  content: JsonObject,
  topic: string,
  found: readonly PartitionOffsets[],
): ReadonlyMap<number, bigint> | undefined {
  const parsed = bookmark.safeParse(content);
  if (!parsed.success || parsed.data.topic !== topic) return undefined;
  const { offsets } = parsed.data;
  if (Object.keys(offsets).length !== found.length) return undefined;
  const starts = new Map<number, bigint>();
  for (const { partition, start, end } of found) {
    const offset = BigInt(offsets[partition] ?? -1);
    if (offset < start || offset > end) return undefined;
    starts.set(partition, offset);
  }
  return starts;
}
