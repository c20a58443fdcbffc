import type { FastifyRequest } from 'fastify';
import { type DomainError, quoted, said, type InBoth } from '#kernel';
import type { OperationSpec } from '../operations/operation.js';
import { refuseRequest } from '../refusals.js';

/** What a document may be announced as. Which of them it really is its content says. */
export const documentTypes = {
  'text/plain': { title: '.txt', zh: '纯文本', en: 'Plain text' },
  'text/html': { title: '.html', zh: '网页', en: 'Web page' },
  'text/csv': { title: '.csv', zh: '逗号分隔的表格', en: 'Table with commas' },
  'application/pdf': { title: '.pdf', zh: 'PDF 文件，须有文字层', en: 'PDF with text in it, not a scan' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    title: '.docx',
    zh: 'Word 文档',
    en: 'Word document',
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    title: '.xlsx',
    zh: 'Excel 表格',
    en: 'Excel sheet',
  },
  'application/octet-stream': { title: '*', zh: '任何上述文件', en: 'Any of these files' },
} as const;

const fileTypes: readonly string[] = Object.keys(documentTypes);
const jsonTypes: readonly string[] = ['application/json'];

/** @throws MEDIA_TYPE_UNSUPPORTED when a body is announced as something the operation does not read. */
export function checkMediaType({ headers, method }: FastifyRequest, { body }: OperationSpec): void {
  if (method !== 'POST') return;
  const announced = headers['content-type'];
  if (announced === undefined && !hasBody(headers)) return;
  const expected = body?.kind === 'document' ? fileTypes : jsonTypes;
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
