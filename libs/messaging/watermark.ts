import type { Message } from './port.js';

/** A record between the events: every event of the partition up to this position lies before it. */
export const watermarkType = 'zhezi.watermark';

/**
 * One watermark for each partition of the events topic, to be written when every event up to `position` is acknowledged. A reader of
 * single partitions ignores it.
 */
export const watermarks = (position: bigint, partitions: number): readonly Message[] =>
  Array.from({ length: partitions }, (_, partition) => ({
    key: null,
    partition,
    value: Buffer.alloc(0),
    headers: { ce_specversion: '1.0', ce_type: watermarkType, ce_position: String(position) },
  }));

/** The position up to which the watermark says that all is there; undefined when the message is no watermark. */
export function watermarkOf({ headers }: Message): bigint | undefined {
  const { ce_type, ce_position = '' } = headers;
  return ce_type === watermarkType && /^\d+$/.test(ce_position) ? BigInt(ce_position) : undefined;
}
