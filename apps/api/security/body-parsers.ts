import type { FastifyInstance } from 'fastify';
import { documentTypes } from './media-type.js';

/** JSON is parsed (a missing body is an empty object, `__proto__` is refused); documents stay bytes; nothing else is read. */
export function setBodyParsers(server: FastifyInstance): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, {});
    return parseJson(request, body as string, done);
  });
  server.addContentTypeParser(Object.keys(documentTypes), { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
}
