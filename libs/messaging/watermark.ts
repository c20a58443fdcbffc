import type { Message } from './port.js';

/** A record between the events: every event of the partition up to this position lies before it. */
export const watermarkType = 'zhezi.watermark';

/**
 * One for each partition of the events topic. Whoever writes it has the acknowledgement of every event up to `position`.
 * Readers that want one partition's events only pass over it.
 */
export const watermarks = (position: bigint, partitions: number): readonly Message[] =>
  Array.from({ length: partitions }, (_, partition) => ({
    key: null,
    partition,
    value: Buffer.alloc(0),
    headers: { ce_specversion: '1.0', ce_type: watermarkType, ce_position: String(position) },
  }));

/** The position that the message vouches for; undefined when it is no watermark. */
export function watermarkOf({ headers }: Message): bigint | undefined {
  const { ce_type, ce_position = '' } = headers;
  return ce_type === watermarkType && /^\d+$/.test(ce_position) ? BigInt(ce_position) : undefined;
}
