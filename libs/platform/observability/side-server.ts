import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkFault } from '#kernel';
import { refusePlatform } from '../refusals.js';
import type { ReadinessFound } from './checks.js';

export interface SideServerOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readiness(): Promise<ReadinessFound>;
  metrics(): Promise<{ readonly contentType: string; readonly text: string }>;
}

export interface SideServer {
  /** `http://…` */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves /healthz, /readyz (503 with the same body while a check fails) and /metrics to those who run the process, on a port of its
 * own, so that users cannot reach it.
 * @throws METRICS_PORT_IN_USE, PORT_UNUSABLE
 */
export async function startSideServer(options: SideServerOptions): Promise<SideServer> {
  const { host, port } = options;
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    answer(options, request, response).catch(() => response.headersSent || send(response, 500, 'text/plain', ''));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(unusable(error, { host, port })));
    server.listen(port, host, resolve);
  });
  server.unref();
  const { address, family, port: found } = server.address() as AddressInfo;
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${found}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const variables = ['ZHEZI_METRICS_HOST', 'ZHEZI_METRICS_PORT'];

function unusable(error: NodeJS.ErrnoException, where: Pick<SideServerOptions, 'host' | 'port'>): Error {
  if (error.code === 'EADDRINUSE') return refusePlatform('METRICS_PORT_IN_USE', { ...where });
  const reason = networkFault(error);
  return reason ? refusePlatform('PORT_UNUSABLE', { ...where, reason, variables }) : error;
}

async function answer(options: SideServerOptions, { method, url = '' }: IncomingMessage, response: ServerResponse) {
  if (method !== 'GET' && method !== 'HEAD') return send(response, 405, 'text/plain', '');
  switch (url.split('?', 1)[0]) {
    case '/healthz':
      return sendJson(response, 200, { status: 'alive' });
    case '/readyz': {
      const found = await options.readiness();
      return sendJson(response, found.status === 'ready' ? 200 : 503, found);
    }
    case '/metrics': {
      const { contentType, text } = await options.metrics();
      return send(response, 200, contentType, text);
    }
    default:
      return send(response, 404, 'text/plain', '');
  }
}

const sendJson = (response: ServerResponse, status: number, body: object): void =>
  send(response, status, 'application/json', JSON.stringify(body));

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
