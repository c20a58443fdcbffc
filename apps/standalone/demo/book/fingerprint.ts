import { createHash, type Hash } from 'node:crypto';
import type { RecordedEvent } from '#event-store';

/**
 * One hash over what happened: type, data, time and actor of every event, stream by stream. Where the streams lie in
 * the global order does not matter, since commands to different tasks are carried out side by side.
 */
export class Fingerprint {
  private readonly streams = new Map<string, Hash>();

  take({ stream, type, data, metadata }: RecordedEvent): void {
    const hash = this.streams.get(stream) ?? createHash('sha256');
    this.streams.set(stream, hash);
    const { occurredAt, actor, commandId } = metadata;
    hash.update(`${type}\n${ordered(data)}\n${occurredAt}\n${actor.account}\n${commandId}\n`);
  }

  /** Hexadecimal. More events may be taken afterwards. */
  value(): string {
    const whole = createHash('sha256');
    for (const stream of [...this.streams.keys()].sort()) {
      whole.update(`${stream} ${this.streams.get(stream)!.copy().digest('hex')}\n`);
    }
    return whole.digest('hex');
  }
}

/** A database may hand back the fields of an object in another order than they were written. */
function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${key}:${ordered(inner)}`).join()}}`;
}
