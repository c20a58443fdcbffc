import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Observability, Span } from '#platform';
import { traceparentOf } from '../security/trace.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The request as a part of a trace; null where nothing is traced. */
    span: Span | null;
  }
}

/** Measures each answered request by the pattern of its route, and makes it a part of the caller’s trace, or the beginning of one. */
export function observeRequests(
  server: FastifyInstance,
  { metrics, tracing }: Pick<Observability, 'metrics' | 'tracing'>,
): void {
  server.decorateRequest('span', null);
  if (tracing)
    server.addHook('onRequest', async (request) => {
      const parent = traceparentOf(request.headers);
      request.span = tracing.begin(`${request.method} ${routeOf(request)}`, { kind: 'server', parent });
      request.id = request.span.traceparent.slice(3, 35);
    });
  server.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const status = reply.statusCode;
    request.span?.end({ attributes: { status }, ...(status >= 500 && { error: status }) });
    if (isLive(reply)) return;
    const labels = { method, route: routeOf(request), status: String(status) };
    metrics?.observe('zhezi_http_request_seconds', labels, reply.elapsedTime / 1_000);
  });
}

/** The pattern, never the address: there are as many of them as routes. */
const routeOf = (request: FastifyRequest): string =>
  request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');

/** How long it lasts is up to the caller, so it says nothing about the server. */
const isLive = (reply: FastifyReply): boolean =>
  String(reply.getHeader('content-type')).startsWith('text/event-stream');
