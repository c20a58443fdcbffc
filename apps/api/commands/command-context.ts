import type { FastifyRequest } from 'fastify';
import type { CommandContext } from '#commands';
import { type Actor, type Clock, deterministicId, keyText, newId } from '#kernel';
import { refuseRequest } from '../refusals.js';
import { traceparentOf } from '../security/trace.js';

/** Who gives the command, when, under which key and on which revision: all that HTTP says beside the body. */
export function commandContextOf(request: FastifyRequest, clock: Clock): CommandContext {
  const { headers, span } = request;
  const actor = callerOf(request);
  const traceparent = span?.traceparent ?? traceparentOf(headers);
  const expectedRevision = expectedRevisionOf(headers['if-match']);
  return {
    actor,
    at: clock.now(),
    commandId: commandIdOf(actor, headers['idempotency-key']),
    correlationId: request.id,
    causationId: null,
    source: 'http',
    ...(traceparent !== undefined && { traceparent }),
    ...(expectedRevision !== undefined && { expectedRevision }),
  };
}

/** The account behind the token; the gate has put it there. */
export function callerOf({ actor }: FastifyRequest): Actor {
  if (!actor) throw new Error('a route that needs a caller was declared public');
  return actor;
}

/** The account is part of the command's id, so that the same key of two accounts means two commands. */
function commandIdOf({ account }: Actor, key: string | string[] | undefined): string {
  if (key === undefined) return newId();
  const { data } = keyText.safeParse(key);
  if (data === undefined) throw refuseRequest('IDEMPOTENCY_KEY_INVALID');
  return deterministicId(account, data);
}

/**
 * `"7"`, or the ETag of a task, `"7-2023-05-06"` or `"1532-2023-05-06-green"`, whose revision stands in front. `*` asks for
 * nothing in particular.
 */
function expectedRevisionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const revision = /^"(\d{1,15})(?:-\d{4}-\d{2}-\d{2}(?:-[a-z]+)?)?"$/.exec(ifMatch.trim())?.[1];
  if (revision === undefined) throw refuseRequest('IF_MATCH_INVALID', { found: ifMatch.slice(0, 100) });
  return Number(revision);
}
