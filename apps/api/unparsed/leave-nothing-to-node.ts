import type { FastifyInstance } from 'fastify';
import { saidText } from '#kernel';
import { refuseRequest } from '../refusals.js';

/**
 * What Node would refuse by itself, without a word: a request that names no host (HTTP asks for it since 1.1) is refused here, and an
 * expectation that nobody knows is passed over, as HTTP allows.
 */
export function leaveNothingToNode(server: FastifyInstance): void {
  const { server: http } = server;
  http.on('checkExpectation', (request, response) => void http.emit('request', request, response));
  server.addHook('onRequest', async ({ raw }) => {
    const needsHost = raw.httpVersionMajor === 1 && raw.httpVersionMinor >= 1;
    if (needsHost && raw.headers.host === undefined) throw refuseRequest('REQUEST_MALFORMED', { reason: noHost });
  });
}

const noHost = saidText({ zh: '缺少请求头 Host', en: 'the header Host is missing' });
