import type { FastifyInstance } from 'fastify';
import type { Log } from '#runtime';

/** One line per answered request: the route's pattern instead of the address, no body, no token, no query text. */
export function logAccess(server: FastifyInstance, log: Log): void {
  server.addHook('onResponse', async (request, reply) => {
    log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        account: request.actor?.account ?? null,
        role: request.actor?.role ?? null,
        traceId: request.id,
      },
      'request',
    );
  });
}
