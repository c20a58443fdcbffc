import { HttpException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { EventStoreFull, EventStoreUnavailable } from '#event-store';
import { DomainError, saidText, type InBoth } from '#kernel';
import { refusePlatform } from '#platform';
import type { RouteRegister } from '../operations/route-register.js';
import { refuseRequest } from '../refusals.js';

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
  if (fault.code === 'FST_ERR_BAD_URL')
    return malformed({ zh: '地址中的转义字符无法解码', en: 'the address has an escape that cannot be decoded' });
  if (request.is404) return unrouted(request, routes);
  return unreadable(fault, request);
}

function unreadable(fault: Fault, { routeOptions }: FastifyRequest): DomainError | undefined {
  if (fault.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return refuseRequest('BODY_TOO_LARGE', { limit: routeOptions.bodyLimit ?? 0 });
  }
  if (fault.statusCode === undefined || fault.statusCode >= 500) return undefined;
  return malformed(unreadableBecause[fault.code ?? ''] ?? { zh: '不是规定的格式', en: 'it is not of the right form' });
}

/** What the server finds wrong with a request by itself, by its codes. */
const unreadableBecause: Readonly<Record<string, InBoth>> = {
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    zh: '请求体的长度与请求头 Content-Length 不符',
    en: 'the length of the body is not what the header Content-Length says',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    zh: '请求头 Content-Type 不可用于该地址',
    en: 'the header Content-Type is not for this address',
  },
};

const malformed = (reason: InBoth): DomainError => refuseRequest('REQUEST_MALFORMED', { reason: saidText(reason) });

export function unrouted({ method, url }: { method: string; url: string }, routes: RouteRegister): DomainError {
  const path = pathOf(url);
  const allowed = routes.methodsOf(path);
  const details = { path: path.slice(0, 200), method, allowed };
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
