import type { FastifyRequest } from 'fastify';
import { type DomainError, quoted, said, type InBoth } from '#kernel';
import type { OperationSpec } from '../operations/operation.js';
import { refuseRequest } from '../refusals.js';

/** Which of them a document really is its content says. */
export const documentTypes: readonly string[] = [
  'text/plain',
  'text/html',
  'text/csv',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
];
const jsonTypes: readonly string[] = ['application/json'];

/** @throws MEDIA_TYPE_UNSUPPORTED when a body is announced as something the operation does not read. */
export function checkMediaType({ headers, method }: FastifyRequest, { body }: OperationSpec): void {
  if (method !== 'POST') return;
  const announced = headers['content-type'];
  if (announced === undefined && !hasBody(headers)) return;
  const expected = body?.kind === 'document' ? documentTypes : jsonTypes;
  const found = (announced ?? '').split(';')[0]!.trim().toLowerCase();
  if (!expected.includes(found)) {
    throw mediaTypeUnsupported(expected, found);
  }
}

export const mediaTypeUnsupported = (expected: readonly string[], found: string): DomainError =>
  refuseRequest('MEDIA_TYPE_UNSUPPORTED', { expected, found: said(found.slice(0, 100), typeText(found)) });

const typeText = (found: string): InBoth =>
  found === '' ? { zh: '没有说明', en: 'none' } : quoted(found.slice(0, 100));

const hasBody = (headers: FastifyRequest['headers']): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
