import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCli } from './run-cli.js';

/** Answers as the front of a service can, under which no service is. */
const answers: Readonly<Record<string, { readonly status: number; readonly type: string; readonly body: string }>> = {
  silent: { status: 502, type: 'text/html', body: '<html>Bad Gateway</html>' },
  uncoded: { status: 403, type: 'application/problem+json', body: '{"detail":"这里不许。"}' },
  coded: { status: 409, type: 'application/problem+json', body: '{"detail":"该方案已印发。","code":"PLAN_NOT_DRAFT"}' },
};

describe('what a service refuses', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { status, type, body } = answers[request.headers.authorization!.replace('Bearer ', '')]!;
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  async function said(token: string, language: string, at = url): Promise<string> {
    let said = '';
    const err = (text: string): void => void (said += text);
    const surroundings = { env: {}, out: () => undefined, err, screen: null, width: 100, folder: '.' };
    expect(await runCli(['--lang', language, 'plans', '--url', at, '--token', token], surroundings)).toBe(1);
    return said;
  }

  it.each(['foo', 'ftp://127.0.0.1', '127.0.0.1:3000', 'http://'])(
    'an address such as %s is called none, with one as it must be',
    async (address) => {
      expect(await said('coded', 'zh', address)).toBe(
        `未完成：“${address}”不是服务的地址：应为以 http:// 或 https:// 开头的网址，形如 http://127.0.0.1:3000。请更正 --url。 [SERVICE_ADDRESS_INVALID]\n`,
      );
    },
  );

  it.each([
    ['does not speak TLS', () => url.replace('http:', 'https:'), '那里的服务不用 TLS（https），只能明文连接'],
    ['listens on a port that is not for the web', () => 'http://127.0.0.1:1', '该端口不得用于网页服务'],
    ['has no host', () => 'http://nohost.invalid', '主机名'],
  ])('a service that %s is said to be so in words of our own', async (_, address, reason) => {
    const sentence = await said('coded', 'zh', address());
    expect(sentence).toContain(reason);
    expect(sentence).not.toMatch(/fetch|ERR_|Invalid/);
  });

  it.each([
    ['its own code and its own sentence', 'coded', 'zh', '未完成：该方案已印发。 [PLAN_NOT_DRAFT]\n'],
    ['its own sentence where it has no code', 'uncoded', 'zh', '未完成：这里不许。 [SERVICE_REFUSED]\n'],
    [
      'the status where it says nothing',
      'silent',
      'en',
      'Not done: The service answered HTTP 502 without a reason. Look at its log. [SERVICE_REFUSED]\n',
    ],
  ])('what a service refuses is printed with %s, and one code alone', async (_, token, language, expected) => {
    expect(await said(token, language)).toBe(expected);
  });
});
