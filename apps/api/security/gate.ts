import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Actor, said } from '#kernel';
import { type AccessTokens, refusePlatform } from '#platform';
import { Valid } from '../operations/valid.js';
import type { OperationSpec } from '../operations/operation.js';
import type { RouteRegister } from '../operations/route-register.js';
import { refuseRequest } from '../refusals.js';
import { checkMediaType } from './media-type.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; null on public routes only. */
    actor: Actor | null;
  }
}

/**
 * Stands in front of every route of the server, before a byte of the body is read. Registering a route that does not
 * say who may call it throws, so the process does not start.
 */
export function guardRoutes(server: FastifyInstance, tokens: AccessTokens, register: RouteRegister): void {
  server.decorateRequest('actor', null);
  server.addHook('onRoute', (route) => {
    register.add(route);
    const body = route.config?.operation?.body;
    if (body?.kind === 'document') route.bodyLimit = body.maxBytes;
  });
  server.addHook('onRequest', async (request) => {
    if (request.is404) return;
    const operation = request.routeOptions.config.operation;
    if (!operation)
      throw new Error(`route ${request.routeOptions.url ?? ''} passed the register without a declaration`);
    request.actor = await admit(request, operation, tokens);
    checkMediaType(request, operation);
    if (!takesQuery(operation)) noQuery.transform(request.query);
  });
}

/** What takes no parameter refuses every one: passed over, `?kind=street` would look as if all units were streets. */
const noQuery = Valid.query(z.object({}));

/** Public addresses are opened by browsers, probes and proxies, which add parameters of their own. */
const takesQuery = ({ access, query }: OperationSpec): boolean => access === 'public' || query !== undefined;

/** @throws TOKEN_MISSING, TOKEN_INVALID, ROLE_NOT_ALLOWED */
async function admit(
  { headers }: FastifyRequest,
  operation: OperationSpec,
  tokens: AccessTokens,
): Promise<Actor | null> {
  if (operation.access === 'public') return null;
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) throw refusePlatform('TOKEN_MISSING');
  const actor = await tokens.verify(token);
  if (operation.access.includes(actor.role)) return actor;
  throw refuseRequest('ROLE_NOT_ALLOWED', {
    operation: said(operation.id, operation.summary),
    allowed: [...operation.access],
    role: actor.role,
  });
}
