import { maxHeaderSize, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { isUint8Array } from 'node:util/types';
import { type DomainError, foundText, said, saidText } from '#kernel';
import { languageOf } from '#platform';
import type { Log } from '#runtime';
import { type Problem, problemOf } from '../problems/problem.js';
import { pathOf } from '../problems/translate.js';
import { refuseRequest } from '../refusals.js';
import { traceIdOf } from '../security/trace.js';
import { encoded, rawRequest, unencodedIn } from './raw-request.js';
import { unparsedBecause, unparsedOtherwise } from './unparsed-because.js';

/** What the server says of a connection whose request it could not parse. */
interface Unparsed {
  readonly code?: string;
  readonly rawPacket?: unknown;
}

/** How long a caller may take to read the answer and to close the connection. */
const lingerMs = 2_000;

/**
 * Answers with a problem what the server refuses before a route is looked for: bytes that are no HTTP, headers that are too large, a
 * request that does not come to its end. The connection ends with the answer, since nobody can tell where the next request begins.
 */
export const answerUnparsed =
  (log: Log, seconds: number) =>
  (unparsed: Unparsed, socket: Socket): void => {
    if (socket.destroyed || socket.writableEnded) return;
    if (unparsed.code === 'ECONNRESET' || !socket.writable || hasBegunToAnswer(socket)) return void socket.destroy();
    const { header, address } = rawRequest(isUint8Array(unparsed.rawPacket) ? unparsed.rawPacket : undefined);
    const language = languageOf(header('accept-language'));
    const traceparent = header('traceparent');
    const problem = problemOf(refusalFor(unparsed, address, seconds), {
      ...{ language, instance: encoded(pathOf(address)) },
      traceId: traceIdOf({ ...(traceparent !== undefined && { traceparent }) }),
    });
    const { status, traceId } = problem;
    log.info({ method: null, route: null, status, reason: unparsed.code ?? null, traceId }, 'request');
    socket.end(answerOf(problem, language));
    endSoon(socket);
  };

function refusalFor({ code = '' }: Unparsed, address: string, seconds: number): DomainError {
  if (code === 'HPE_HEADER_OVERFLOW') return refuseRequest('HEADERS_TOO_LARGE', { limit: maxHeaderSize });
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return refuseRequest('REQUEST_TIMED_OUT', { seconds });
  const unencoded = unencodedIn(address);
  if (unencoded !== undefined)
    return refuseRequest('ADDRESS_NOT_ENCODED', { found: said(unencoded.slice(0, 60), foundText(unencoded)) });
  return refuseRequest('REQUEST_MALFORMED', { reason: saidText(unparsedBecause[code] ?? unparsedOtherwise) });
}

function answerOf(problem: Problem, language: string): string {
  const body = JSON.stringify(problem);
  const head = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Content-Language': language,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    Connection: 'close',
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${String(value)}`);
  return [`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`, ...lines, '', body].join('\r\n');
}

/** An answer under way would be cut in two by another. Node keeps it beside the connection, and its types do not say so. */
const hasBegunToAnswer = (socket: Socket): boolean =>
  (socket as { readonly _httpMessage?: { readonly headersSent: boolean } })._httpMessage?.headersSent === true;

function endSoon(socket: Socket): void {
  const late = setTimeout(() => socket.destroy(), lingerMs);
  socket.once('close', () => clearTimeout(late));
}
