import type { FastifyInstance } from 'fastify';
import { jsonFault, saidText, type InBoth } from '#kernel';
import { refuseRequest } from '../refusals.js';
import { documentTypes } from './media-type.js';

/** JSON is parsed (a missing body is an empty object, `__proto__` is refused); documents stay bytes; nothing else is read. */
export function setBodyParsers(server: FastifyInstance): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, {});
    const text = body as string;
    return parseJson(request, text, (error, parsed) =>
      error ? done(refuseRequest('BODY_MALFORMED', { reason: saidText(faultIn(text)) })) : done(null, parsed),
    );
  });
  server.addContentTypeParser(Object.keys(documentTypes), { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
}

/** The parser refuses what is no JSON, and names by which an object could be changed behind the program's back. */
function faultIn(text: string): InBoth {
  try {
    JSON.parse(text);
  } catch {
    return jsonFault(text);
  }
  return {
    zh: '含有不允许的字段名“__proto__”或“constructor”',
    en: 'it has the name "__proto__" or "constructor", which is not allowed',
  };
}
