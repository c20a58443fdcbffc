import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Language, languages } from '#kernel';
import { faultsIn } from '../contract/sentences/check.js';
import { type Harness, startHarness } from './harness.js';

const host = 'Host: localhost\r\n';
const withBody = (header: string, body: string): string => `POST /v1/units HTTP/1.1\r\n${host}${header}\r\n\r\n${body}`;

/** Requests that no route ever sees: bytes as they are sent, without the end of the headers where they break before it. */
const requests: readonly (readonly [what: string, status: number, code: string, bytes: (more: string) => string])[] = [
  [
    'a name in Chinese that is not percent-encoded',
    400,
    'ADDRESS_NOT_ENCODED',
    (more) => `GET /v1/tasks?unit=县财政局 HTTP/1.1\r\n${host}${more}\r\n`,
  ],
  [
    'a blank in its address',
    400,
    'ADDRESS_NOT_ENCODED',
    (more) => `GET /v1/tasks?text=a b HTTP/1.1\r\n${host}${more}\r\n`,
  ],
  ['no HTTP', 400, 'REQUEST_MALFORMED', (more) => `县财政局\r\n${more}\r\n`],
  [
    'a header without a colon',
    400,
    'REQUEST_MALFORMED',
    (more) => `GET /v1/tasks HTTP/1.1\r\n${host}${more}no colon here\r\n\r\n`,
  ],
  ['no host', 400, 'REQUEST_MALFORMED', (more) => `GET /v1/tasks HTTP/1.1\r\nConnection: close\r\n${more}\r\n`],
  ['another version of HTTP', 400, 'REQUEST_MALFORMED', (more) => `GET /v1/tasks HTTP/9.9\r\n${host}${more}\r\n`],
  [
    'headers that are too large',
    431,
    'HEADERS_TOO_LARGE',
    (more) => `GET /v1/tasks HTTP/1.1\r\n${host}${more}Cookie: ${'a'.repeat(40_000)}\r\n\r\n`,
  ],
  ['a length that is none', 400, 'REQUEST_MALFORMED', (more) => withBody(`${more}Content-Length: many`, '{}')],
];

describe('a request that cannot be parsed', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());

  /** Everything that comes back until the server ends the connection. */
  async function answerTo(bytes: string) {
    const socket = connect(Number(new URL(harness.address).port), '127.0.0.1');
    socket.write(bytes);
    const answer = await text(socket);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    return { head, problem: JSON.parse(body) as Record<string, string> };
  }
  const askingFor = (language: Language): string => `Accept-Language: ${language}\r\n`;

  it.each(requests)(
    'a request with %s is refused with a problem (%i %s) in the language asked for',
    async (...given) => {
      const [, status, code, bytes] = given;
      for (const language of languages) {
        const { head, problem } = await answerTo(bytes(askingFor(language)));
        expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
        expect(head).toMatch(/^content-type: application\/problem\+json/im);
        expect(problem).toMatchObject({ status, code, type: `/problems/${code}` });
        expect(faultsIn(problem.detail!, language, ['县财政局', '局'])).toEqual([]);
      }
    },
  );

  it('a request with a name that is not percent-encoded is told how to write it, and gets the path of the request back', async () => {
    const { problem } = await answerTo(`GET /v1/units/县财政局/keys?a=1 HTTP/1.1\r\n${host}\r\n`);
    expect(problem.detail).toContain('实际有未经编码的“县财政局”');
    expect(problem.detail).toContain('curl -G --data-urlencode "unit=县财政局"');
    expect(problem.instance).toBe(`/v1/units/${encodeURIComponent('县财政局')}/keys`);
  });

  it('a request that cannot be parsed carries its trace into the answer', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const traceparent = `traceparent: 00-${traceId}-00f067aa0ba902b7-01\r\n`;
    const { problem } = await answerTo(`GET /a b HTTP/1.1\r\n${host}${traceparent}\r\n`);
    expect(problem.traceId).toBe(traceId);
  });

  it('a request with an expectation that nobody knows is answered like any other', async () => {
    const { problem } = await answerTo(`GET /v1/me HTTP/1.1\r\n${host}Expect: miracles\r\nConnection: close\r\n\r\n`);
    expect(problem.code).toBe('TOKEN_MISSING');
  });
});
