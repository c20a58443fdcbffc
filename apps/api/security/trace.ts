import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const traceparentForm = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;
const nothing = '0'.repeat(32);

/** The W3C trace context of a request, when it carries a valid one. */
export function traceparentOf({ traceparent }: IncomingHttpHeaders): string | undefined {
  if (typeof traceparent !== 'string') return undefined;
  const traceId = traceparentForm.exec(traceparent)?.[1];
  return traceId === undefined || traceId === nothing ? undefined : traceparent;
}

/** The caller's trace id, or a new one: every log line, event and problem of the request carries it. */
export function traceIdOf(headers: IncomingHttpHeaders): string {
  return traceparentOf(headers)?.slice(3, 35) ?? newTraceId();
}

/** A UUIDv4 without its dashes: Node draws the randomness for many at a time, and the last seven bytes are all random, as W3C asks. */
const newTraceId = (): string => randomUUID().replaceAll('-', '');
