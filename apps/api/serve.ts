import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { networkFault } from '#kernel';
import { type Configuration, refusePlatform } from '#platform';

const variables = ['ZHEZI_HTTP_HOST', 'ZHEZI_HTTP_PORT'];

const drainMs = 5_000;

/** Listens, and answers with the address. @throws PORT_IN_USE, PORT_UNUSABLE */
export async function serveApi(api: NestFastifyApplication, { http }: Pick<Configuration, 'http'>): Promise<string> {
  const { host, port } = http;
  try {
    await api.listen(port, host);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw refusePlatform('PORT_IN_USE', { host, port });
    const reason = networkFault(error);
    if (reason) throw refusePlatform('PORT_UNUSABLE', { host, port, reason, variables });
    throw error;
  }
  return (await api.getUrl()).replace('[::1]', 'localhost');
}

const drained = new WeakMap<NestFastifyApplication, Promise<void>>();

/** Takes no more requests, ends live connections and lets requests under way finish, for at most five seconds. May be called again. */
export function drainApi(api: NestFastifyApplication): Promise<void> {
  const draining = drained.get(api) ?? drain(api);
  drained.set(api, draining);
  return draining;
}

async function drain(api: NestFastifyApplication): Promise<void> {
  const over = new AbortController();
  const late = delay(drainMs, undefined, { signal: over.signal }).then(
    () => api.getHttpServer().closeAllConnections(),
    () => undefined,
  );
  await Promise.race([api.close(), late]);
  over.abort();
}
