import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { silentLog } from '#runtime';
import { answerUnparsed } from './answer-unparsed.js';

describe('the answer to a request that cannot be parsed', () => {
  let server: Server;
  afterEach(() => void server.close());

  async function connected(options: Parameters<typeof createServer>[0] = {}) {
    server = createServer(options, (_request, response) => void response.write('begun'));
    server.on('clientError', answerUnparsed(silentLog, 60));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return connect((server.address() as AddressInfo).port, '127.0.0.1');
  }

  it('a request that does not come to its end is answered after a while, and the connection ends', async () => {
    const socket = await connected({ requestTimeout: 20, headersTimeout: 20, connectionsCheckingInterval: 10 });
    socket.write('GET / HTTP/1.1\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain('REQUEST_TIMED_OUT');
  });

  it('an answer under way is cut off and not followed by another', async () => {
    const socket = await connected();
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n');
    socket.once('data', () => socket.write('no length\r\n'));
    const answer = await text(socket).catch(() => '');
    expect(answer).not.toContain('REQUEST_MALFORMED');
  });
});
