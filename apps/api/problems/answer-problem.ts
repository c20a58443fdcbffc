import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, type NameOf } from '#platform';
import type { Log } from '#runtime';
import type { RouteRegister } from '../operations/route-register.js';
import { refuseRequest } from '../refusals.js';
import { problemOf } from './problem.js';
import { pathOf, refusalBehind } from './translate.js';

export type AnswerProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply, nameOf?: NameOf) => void;

/** Turns anything thrown into a problem document. An unexpected error is logged; the answer says only that there was one. */
export function problemAnswers(routes: RouteRegister, log: Log): AnswerProblem {
  return (error, request, reply, nameOf) => {
    const traceId = request.id;
    const refused = refusalBehind(error, request, routes);
    if (!refused) log.error({ err: error, traceId, route: request.routeOptions.url }, 'unexpected error');
    if (reply.sent) return;
    const language = languageOf(request.headers['accept-language']);
    const occasion = { language, instance: pathOf(request.url), traceId, nameOf };
    const problem = problemOf(refused ?? refuseRequest('INTERNAL', { traceId }), occasion);
    void reply
      .status(problem.status)
      .headers(headersFor(problem.status, problem.code, problem.details))
      .headers({ 'content-language': language, vary: 'Accept-Language' })
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  };
}

function headersFor(status: number, code: string, details: Record<string, unknown>): Record<string, string> {
  if (status === 401) return { 'www-authenticate': code === 'TOKEN_INVALID' ? invalidToken : 'Bearer realm="zhezi"' };
  if (status === 405) return { allow: (details.allowed as string[]).join(', ') };
  if (status === 415) return { accept: (details.expected as string[]).join(', ') };
  return status === 503 ? { 'retry-after': '1' } : {};
}

const invalidToken = 'Bearer realm="zhezi", error="invalid_token"';
