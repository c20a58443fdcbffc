import type { FastifyReply, FastifyRequest } from 'fastify';

/** The body with its ETag; 304 without a body when the caller has it already. Shared caches may not keep it. */
export function answerWithTag<Body>(
  body: Body,
  etag: string,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Body | undefined {
  reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'Authorization' });
  if (!matches(headers['if-none-match'], etag)) return body;
  reply.status(304);
  return undefined;
}

/** RFC 9110 §13.1.2: weak comparison with any of the tags. */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
