import { describe, expect, it } from '@jest/globals';
import { traceIdOf, traceparentOf } from './trace.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;

describe('the trace of a request', () => {
  it('the trace of a request is the caller’s, when the request carries a trace context', () => {
    expect(traceIdOf({ traceparent })).toBe(traceId);
    expect(traceparentOf({ traceparent })).toBe(traceparent);
  });

  it.each(['', 'nonsense', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, `${traceparent}\nx`])(
    'the trace of a request is a new one instead of %j, and nothing of that is kept',
    (given) => {
      expect(traceIdOf({ traceparent: given })).toMatch(/^[0-9a-f]{32}$/);
      expect(traceIdOf({ traceparent: given })).not.toBe('0'.repeat(32));
      expect(traceparentOf({ traceparent: given })).toBeUndefined();
    },
  );

  it('the trace of a request is another one for each of a thousand requests', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => traceIdOf({}))).size).toBe(1_000);
  });
});
