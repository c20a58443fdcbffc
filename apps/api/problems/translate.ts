import { HttpException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { EventStoreFull, EventStoreUnavailable } from '#event-store';
import { DomainError, type JsonObject } from '#kernel';
import { refusePlatform } from '#platform';
import type { RouteRegister } from '../operations/route-register.js';
import { refuseRequest } from '../refusals.js';

const bodyUnreadable = new Set(['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY']);
/** Network errors of the driver, and SQLSTATE: connection lost or refused, database shut down, gone or out of connections. */
const storageGone = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|08...|57P0.|53300|3D000)$/;

/** SQLSTATE of a disk, or a quota, that is full. */
const diskFull = '53100';

/** The refusal an error stands for; undefined when it is a fault of ours. */
export function refusalBehind(error: unknown, request: FastifyRequest, routes: RouteRegister): DomainError | undefined {
  if (error instanceof DomainError) return error;
  const fault = causeOf(error);
  if (error instanceof EventStoreFull || fault.code === diskFull) return refusePlatform('STORE_FULL');
  if (error instanceof EventStoreUnavailable || isStorageGone(fault)) return refuseRequest('STORAGE_UNAVAILABLE');
  if (fault.code === 'FST_ERR_BAD_URL') return malformed('REQUEST_MALFORMED', fault);
  if (request.is404) return unrouted(request, routes);
  return unreadable(fault, request);
}

function unreadable(fault: Fault, { routeOptions }: FastifyRequest): DomainError | undefined {
  if (fault.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return refuseRequest('BODY_TOO_LARGE', { limit: routeOptions.bodyLimit ?? 0 });
  }
  if (fault.statusCode === undefined || fault.statusCode >= 500) return undefined;
  const isBody = bodyUnreadable.has(fault.code ?? '') || fault.name === 'SyntaxError';
  return malformed(isBody ? 'BODY_MALFORMED' : 'REQUEST_MALFORMED', fault);
}

const malformed = (code: 'BODY_MALFORMED' | 'REQUEST_MALFORMED', { message = '' }: Fault): DomainError =>
  refuseRequest(code, { reason: message.slice(0, 200) });

export function unrouted({ method, url }: { method: string; url: string }, routes: RouteRegister): DomainError {
  const path = pathOf(url);
  const allowed = routes.methodsOf(path);
  const details: JsonObject = { path: path.slice(0, 200), method, allowed };
  return allowed.length > 0 ? refuseRequest('METHOD_NOT_ALLOWED', details) : refuseRequest('ROUTE_UNKNOWN', details);
}

const isStorageGone = ({ code = '', message = '' }: Fault): boolean =>
  storageGone.test(code) || /^Connection terminated|^timeout exceeded when trying to connect/.test(message);

/** Without the query: that may hold names. */
export const pathOf = (url: string): string => url.split(/[?#]/, 1)[0]!;

interface Fault {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly statusCode?: number;
}

/** The error that Nest has wrapped, with the status that is for the caller. */
function causeOf(error: unknown): Fault {
  if (error instanceof HttpException) {
    const { name, message, code } = (error.cause ?? error) as Fault;
    return { statusCode: error.getStatus(), ...(name && { name }), ...(message && { message }), ...(code && { code }) };
  }
  return typeof error === 'object' && error !== null ? (error as Fault) : {};
}
