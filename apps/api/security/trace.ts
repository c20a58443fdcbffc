import { randomFillSync } from 'node:crypto';
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

const idBytes = 16;
/** Random bytes for the next ids: asking the generator once for many costs as much as once for one. */
const store = Buffer.alloc(idBytes * 256);
let used = store.length;

function newTraceId(): string {
  if (used === store.length) {
    randomFillSync(store);
    used = 0;
  }
  return store.toString('hex', used, (used += idBytes));
}
