import { createHash } from 'node:crypto';
import type { Actor, EventMetadata, EventSource, Json, Timestamp } from '#kernel';

/** Who gives a command, when, with which key and on which revision; everything except its content. */
export interface CommandContext {
  readonly actor: Actor;
  readonly at: Timestamp;
  /** Idempotency key. The same key with the same content returns the first answer. */
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly source: EventSource;
  readonly traceparent?: string;
  /** The revision that the caller has seen (If-Match). */
  readonly expectedRevision?: number;
  /** Hash of the compound command that this one is a part of; the events of the part carry it. */
  readonly compoundHash?: string;
}

/** Metadata for the events of a command. */
export function metadataOf(context: CommandContext, content: unknown): EventMetadata {
  const { actor, at, commandId, correlationId, causationId, source, traceparent, compoundHash } = context;
  const metadata = {
    occurredAt: at,
    actor,
    commandId,
    commandHash: compoundHash ?? hashOf(content),
    correlationId,
    causationId,
    source,
  };
  return traceparent === undefined ? metadata : { ...metadata, traceparent };
}

/** Keys are hashed in a fixed order, so that equal contents have equal hashes. */
export const hashOf = (content: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(ordered(content as Json)))
    .digest('hex');

function ordered(value: Json | undefined): Json {
  if (value === undefined || value === null || typeof value !== 'object') return value ?? null;
  if (Array.isArray(value)) return (value as readonly Json[]).map(ordered);
  const entries = Object.entries(value as Record<string, Json>).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
