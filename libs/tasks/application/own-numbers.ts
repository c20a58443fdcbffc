import { type CarryOut, type CommandContext, type CommandOutcome, refuseCommand } from '#commands';
import type { EventStore, RecordedEvent } from '#event-store';
import { DomainError } from '#kernel';
import { scopeOf, type Scope, taskCodec } from '#tasks/contract';
import { mayRead, readershipOf } from '../domain/visibility/readership.js';

/** How often a command is tried again when an event that its unit may not read came in between. */
const mostAttempts = 5;

/**
 * Lets whoever gives a command count as they read (`revisionFor`): the expected revision comes in and the new one goes out
 * in their numbers. For a unit the expected one means "no event that I may read came after this position"; events that it
 * may not read do not make it stale.
 * @throws REVISION_STALE in the unit's numbers; COMMAND_CONTENDED.
 */
export async function inOwnNumbers(
  store: Pick<EventStore, 'readStream'>,
  stream: string,
  context: CommandContext,
  carryOut: CarryOut,
): Promise<CommandOutcome> {
  const scope = scopeOf(context.actor);
  if (scope.kind !== 'unit') return carryOut(context.expectedRevision);
  const expected = () => streamRevision(store, stream, scope, context);
  const outcome = await untilNothingCameBetween(expected, carryOut);
  return { ...outcome, revision: Number(outcome.position) };
}

async function untilNothingCameBetween(
  expected: () => Promise<number | undefined>,
  carryOut: CarryOut,
): Promise<CommandOutcome> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const revision = await expected();
    try {
      return await carryOut(revision);
    } catch (error) {
      if (revision === undefined || !isStale(error)) throw error;
    }
  }
  throw refuseCommand('COMMAND_CONTENDED', { attempts: mostAttempts });
}

const isStale = (error: unknown): boolean => error instanceof DomainError && error.code === 'REVISION_STALE';

async function streamRevision(
  store: Pick<EventStore, 'readStream'>,
  stream: string,
  scope: Scope,
  { expectedRevision, commandId }: CommandContext,
): Promise<number | undefined> {
  if (expectedRevision === undefined) return undefined;
  return revisionBehind(await store.readStream(stream), scope, expectedRevision, commandId);
}

/**
 * The revision of the stream that stands behind what a unit has seen. Undefined when there is nothing to compare with: the
 * command was carried out before, or the unit may read nothing of the task and is refused for that.
 * @throws REVISION_STALE when the unit may read an event after `seen`.
 */
export function revisionBehind(
  events: readonly RecordedEvent[],
  scope: Scope,
  seen: number,
  commandId: string,
): number | undefined {
  if (events.some(({ metadata }) => metadata.commandId === commandId)) return undefined;
  const readership = readershipOf(taskCodec.readAll(events));
  const last = events.findLast(({ revision }) => mayRead(scope, readership, revision));
  if (!last) return undefined;
  const actual = Number(last.position);
  if (actual > seen) throw refuseCommand('REVISION_STALE', { expected: seen, actual });
  return events.length - 1;
}
