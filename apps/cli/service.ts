import { setTimeout as delay } from 'node:timers/promises';
import { resolve } from 'node:path';
import {
  type Actor,
  causesOf,
  type InBoth,
  type Language,
  networkFault,
  newId,
  type Said,
  saidText,
  verbatim,
} from '#kernel';
import { findRunning, hasLocalKeys, localAccessTokens } from '#platform';
import type { Occasion } from './command.js';
import { refusedByService, refuseCli } from './refusals.js';

export interface Service {
  readonly url: string;
  readonly token: string;
  readonly language: Language;
  /** The data folder whose keys signed the token, when they did. */
  readonly folder?: string;
}

/** How a person names a service that is not the one of the data folder. */
export interface ServiceOptions {
  readonly url?: string;
  readonly token?: string;
}

/** Somebody who can read the keys of the data folder acts as anybody. */
const validFor = '10m';

/**
 * The service that a command speaks to: the one that is named, else the one that runs on the data folder, else where the configuration
 * says. Without a token the keys of the data folder sign one for `actor`.
 * @throws SERVICE_NOT_HERE when nothing was ever started on the data folder, SERVICE_ADDRESS_INVALID
 */
export async function serviceFor(
  { configuration, language }: Pick<Occasion, 'configuration' | 'language'>,
  { url: named, token: given }: ServiceOptions,
  actor: Actor,
): Promise<Service> {
  if (named !== undefined && !isAddress(named)) throw refuseCli('SERVICE_ADDRESS_INVALID', { url: named });
  const { dataDirectory, http } = configuration();
  const running = await findRunning(dataDirectory);
  const url = named ?? running?.address ?? `http://${http.host}:${http.port}`;
  if (given !== undefined) return { url, token: given, language };
  await checkKeys(dataDirectory);
  const token = await (await localAccessTokens(dataDirectory)).sign(actor, validFor);
  return { url, token, language, folder: resolve(dataDirectory) };
}

const isAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

/** Keys are made by the first start. Made by a command, they would sign what no service accepts. @throws SERVICE_NOT_HERE */
export async function checkKeys(dataDirectory: string): Promise<void> {
  if (!(await hasLocalKeys(dataDirectory))) throw refuseCli('SERVICE_NOT_HERE', { folder: resolve(dataDirectory) });
}

export interface ServiceRequest {
  readonly path: string;
  readonly body?: { readonly type: string; readonly content: Uint8Array<ArrayBuffer> };
  /** With it a request whose answer was lost is sent again. */
  readonly idempotencyKey?: string;
}

/** Gives a command: the body as JSON, under a key of its own, so that it is sent again where its answer was lost. */
export const giveTo = <Answer>(service: Service, path: string, body: object): Promise<Answer> =>
  ask<Answer>(service, {
    path,
    body: { type: 'application/json', content: new TextEncoder().encode(JSON.stringify(body)) },
    idempotencyKey: newId(),
  });

const attempts = 4;

/** @throws SERVICE_UNREACHABLE, KEYS_OF_OTHER_FOLDER, or what the service refuses: its code and its sentence; SERVICE_REFUSED when it gives none. */
export async function ask<Answer>(service: Service, request: ServiceRequest): Promise<Answer> {
  const response = await patiently(service, request);
  const answer = (await response.json().catch(() => ({}))) as { detail?: string; code?: string };
  if (response.ok) return answer as Answer;
  const { url, folder } = service;
  if (response.status === 401 && folder !== undefined) throw refuseCli('KEYS_OF_OTHER_FOLDER', { url, folder });
  throw refusedByService(answer.code, refusedText(answer.detail, response.status));
}

/** The service answers in the language that was asked for. */
const refusedText = (detail: string | undefined, status: number): InBoth =>
  detail === undefined
    ? {
        zh: `服务答复了 HTTP ${status}，没有说明。请查看服务的日志。`,
        en: `The service answered HTTP ${status} without a reason. Look at its log.`,
      }
    : verbatim(detail);

async function patiently(service: Service, request: ServiceRequest): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const { response, failure } = await send(service, request);
    if (response && response.status !== 503) return response;
    if (request.idempotencyKey !== undefined && attempt < attempts) await delay(250 * attempt);
    else if (response) return response;
    else throw refuseCli('SERVICE_UNREACHABLE', { url: service.url, reason: faultOf(failure) });
  }
}

interface Sent {
  readonly response?: Response;
  /** Why there is no answer. */
  readonly failure?: unknown;
}

async function send(service: Service, request: ServiceRequest): Promise<Sent> {
  try {
    return { response: await fetch(new URL(request.path, service.url), asFetched(service, request)) };
  } catch (error) {
    return { failure: error };
  }
}

const noAnswer: InBoth = { zh: '那里没有答复', en: 'there is no answer' };
/** Ports of other services, which no client for the web asks. */
const badPort: InBoth = { zh: '该端口不得用于网页服务', en: 'that port is not for services of the web' };

/** In words; what the client says itself is not for people. */
function faultOf(failure: unknown): Said<string> {
  const isBadPort = [...causesOf(failure)].some(({ message }) => message === 'bad port');
  return networkFault(failure) ?? saidText(isBadPort ? badPort : noAnswer);
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
