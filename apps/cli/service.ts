import { setTimeout as delay } from 'node:timers/promises';
import { type InBoth, said, saidText, verbatim } from '#kernel';
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
  throw refuseCli('SERVICE_REFUSED', { detail: said(answer.code ?? null, refusedText(answer, response.status)) });
}

/** The service answers in the language that was asked for. */
const refusedText = ({ detail, code }: { detail?: string; code?: string }, status: number): InBoth =>
  detail === undefined
    ? {
        zh: `服务答复了 HTTP ${status}，没有说明。请查看服务的日志。`,
        en: `The service answered HTTP ${status} without a reason. Look at its log.`,
      }
    : verbatim(`${detail} [${code ?? ''}]`);

async function patiently(service: Service, request: ServiceRequest): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const { response, failure } = await send(service, request);
    if (response && response.status !== 503) return response;
    if (request.idempotencyKey !== undefined && attempt < attempts) await delay(250 * attempt);
    else if (response) return response;
    else throw refuseCli('SERVICE_UNREACHABLE', { url: service.url, reason: saidText(networkFault(failure!)) });
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

/** What a network says by its codes. */
const networkFaults: Readonly<Record<string, InBoth>> = {
  ECONNREFUSED: { zh: '那里没有服务在运行', en: 'nothing listens there' },
  ENOTFOUND: { zh: '没有这个主机名', en: 'there is no host of that name' },
  ECONNRESET: { zh: '连接中断', en: 'the connection was cut' },
  ETIMEDOUT: { zh: '连接超时', en: 'the connection timed out' },
  UND_ERR_SOCKET: { zh: '连接中断', en: 'the connection was cut' },
};

const networkFault = (code: string): InBoth =>
  networkFaults[code] ?? { zh: `网络报告“${code}”`, en: `the network says "${code}"` };

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
