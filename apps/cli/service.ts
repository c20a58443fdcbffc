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
    const { response, failure } = await send(service, request);
    if (response && response.status !== 503) return response;
    if (request.idempotencyKey !== undefined && attempt < attempts) await delay(250 * attempt);
    else if (response) return response;
    else throw refuseCli('SERVICE_UNREACHABLE', { url: service.url, reason: failure! });
  }
}

interface Sent {
  readonly response?: Response;
  /** Why there is no answer. */
  readonly failure?: string;
}

async function send(service: Service, request: ServiceRequest): Promise<Sent> {
  try {
    return { response: await fetch(new URL(request.path, service.url), asFetched(service, request)) };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return { failure: cause?.code ?? message };
  }
}

const asFetched = ({ token, language }: Service, { body, idempotencyKey }: ServiceRequest): RequestInit => ({
  method: body ? 'POST' : 'GET',
  headers: {
    authorization: `Bearer ${token}`,
    'accept-language': language,
    ...(body && { 'content-type': body.type }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  },
  ...(body && { body: body.content }),
});
