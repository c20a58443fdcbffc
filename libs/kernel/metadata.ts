import type { Timestamp } from './clock.js';
import type { Role } from './roles.js';

/** Who acts: an account in one role. The people of a unit name their unit, and leaders their post. */
export type Actor = {
  readonly account: string;
  readonly role: Role;
  /** Unit id, for the roles of a unit. */
  readonly unit?: string;
  /** Post id, for leadingOfficial and head. */
  readonly post?: string;
  /** The account for which the actor stands in. */
  readonly onBehalfOf?: string;
};

export const systemActor = (account: string): Actor => ({ account, role: 'system' });

export const eventSources = ['http', 'kafka', 'import', 'clock', 'process', 'cli'] as const;
/** Where the command came from. `process` is a reactor: the word is stored, so it stays. */
export type EventSource = (typeof eventSources)[number];

/** What every event says about its origin. It is a type alias and no interface, because TypeScript then accepts it as JSON. */
export type EventMetadata = {
  /** Business time: when it happened. (`recordedAt` is set by the store.) */
  readonly occurredAt: Timestamp;
  readonly actor: Actor;
  /** The command's idempotency key: all events of one command carry the same one. */
  readonly commandId: string;
  /** SHA-256 of the content of the command, so that the same key with other content is noticed. */
  readonly commandHash: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly source: EventSource;
  /** W3C trace context of the request, if it had one. */
  readonly traceparent?: string;
};
