import { setTimeout as delay } from 'node:timers/promises';
import { findRunning, type Configuration, type Language } from '#platform';
import { refuseCli } from './refusals.js';

export interface Service {
  readonly url: string;
  readonly token: string;
  readonly language: Language;
}

/** Where zhezi answers on this machine: where the process of the data folder says, else where the configuration says. */
export async function localAddress({ dataDirectory, http }: Configuration): Promise<string> {
  const running = await findRunning(dataDirectory);
  return running?.address ?? `http://${http.host}:${http.port}`;
}

export interface ServiceRequest {
  readonly path: string;
  readonly body?: { readonly type: string; readonly content: Uint8Array<ArrayBuffer> };
  /** With it a request whose answer was lost is sent again. */
  readonly idempotencyKey?: string;
}

const attempts = 4;

/** @throws SERVICE_UNREACHABLE, or SERVICE_REFUSED with the service's own sentence. */
export async function ask<Answer>(service: Service, request: ServiceRequest): Promise<Answer> {
  const response = await patiently(service, request);
  const answer = (await response.json().catch(() => ({}))) as { detail?: string; code?: string };
  if (response.ok) return answer as Answer;
  throw refuseCli('SERVICE_REFUSED', {
    detail: `${answer.detail ?? `HTTP ${response.status}`} [${answer.code ?? ''}]`,
  });
}

async function patiently(service: Service, request: ServiceRequest): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await send(service, request).catch((error: unknown) => error as Error);
    const lost = response instanceof Error || response.status === 503;
    if (!lost) return response;
    if (request.idempotencyKey !== undefined && attempt < attempts) await delay(250 * attempt);
    else if (response instanceof Error) throw unreachable(service, response);
    else return response;
  }
}

const send = (service: Service, { path, body, idempotencyKey }: ServiceRequest): Promise<Response> =>
  fetch(new URL(path, service.url), {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${service.token}`,
      'accept-language': service.language,
      ...(body && { 'content-type': body.type }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    ...(body && { body: body.content }),
  });

function unreachable({ url }: Service, error: Error): Error {
  const { code } = (error.cause ?? {}) as { code?: string };
  return refuseCli('SERVICE_UNREACHABLE', { url, reason: code ?? error.message });
}
