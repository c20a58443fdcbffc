import type { CommandContext } from '#commands';
import type { Actor, Timestamp } from '#kernel';

/** Who, when and under which key; the key is the same on every run. */
export const contextOf = (actor: Actor, at: Timestamp, commandId: string): CommandContext => ({
  actor,
  at,
  commandId,
  correlationId: commandId,
  causationId: null,
  source: 'cli',
});
