import type { FastifyReply } from 'fastify';
import type { JsonText } from '#tasks';

/** A body that is JSON already. */
export function answerText(text: JsonText, reply: FastifyReply): JsonText {
  reply.type('application/json; charset=utf-8');
  return text;
}
