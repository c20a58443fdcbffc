import { HttpException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError, type JsonObject } from '#kernel';
import type { RouteRegister } from '../operations/route-register.js';
import { refuseRequest } from '../refusals.js';

const bodyUnreadable = new Set(['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY']);
const storageGone = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', '57P01', '57P02', '57P03', '53300']);

/** The refusal an error stands for; undefined when it is a fault of ours. */
export function refusalBehind(error: unknown, request: FastifyRequest, routes: RouteRegister): DomainError | undefined {
  if (error instanceof DomainError) return error;
  const fault = causeOf(error);
  if (storageGone.has(fault.code ?? '')) return refuseRequest('STORAGE_UNAVAILABLE');
  if (fault.code === 'FST_ERR_BAD_URL')
    return refuseRequest('REQUEST_MALFORMED', { reason: 'the address cannot be decoded' });
  if (request.is404) return unrouted(request, routes);
  if (fault.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return refuseRequest('BODY_TOO_LARGE', { limit: request.routeOptions.bodyLimit ?? 0 });
  }
  if (fault.statusCode === undefined || fault.statusCode >= 500) return undefined;
  const code =
    bodyUnreadable.has(fault.code ?? '') || fault.name === 'SyntaxError' ? 'BODY_MALFORMED' : 'REQUEST_MALFORMED';
  return refuseRequest(code, { reason: reasonOf(fault) });
}

export function unrouted({ method, url }: { method: string; url: string }, routes: RouteRegister): DomainError {
  const path = pathOf(url);
  const allowed = routes.methodsOf(path);
  const details: JsonObject = { path: path.slice(0, 200), method, allowed };
  return allowed.length > 0 ? refuseRequest('METHOD_NOT_ALLOWED', details) : refuseRequest('ROUTE_UNKNOWN', details);
}

/** Without the query: that may hold names. */
export const pathOf = (url: string): string => url.split(/[?#]/, 1)[0]!;

interface Fault {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly statusCode?: number;
}

/** What lies under Nest's wrapping, with the status that was meant for the caller. */
function causeOf(error: unknown): Fault {
  if (error instanceof HttpException) {
    const { name, message, code } = (error.cause ?? error) as Fault;
    return { statusCode: error.getStatus(), ...(name && { name }), ...(message && { message }), ...(code && { code }) };
  }
  return typeof error === 'object' && error !== null ? (error as Fault) : {};
}

const reasonOf = ({ message }: Fault): string => (message ?? '').slice(0, 200);
