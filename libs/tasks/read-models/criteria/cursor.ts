import { refuseTaskQuery } from './refusals.js';

/** Where a page ended: the order it belongs to and the values of its last row, in the order's own sequence. */
export interface Cursor {
  readonly sort: string;
  readonly after: readonly (string | number)[];
}

export const writeCursor = ({ sort, after }: Cursor): string =>
  Buffer.from(JSON.stringify([sort, ...after])).toString('base64url');

/** @throws CURSOR_INVALID when it was not written for this order. */
export function readCursor(cursor: string, sort: string, length: number): readonly (string | number)[] {
  const [writtenFor, ...after] = parsed(cursor) ?? [];
  const isFitting = writtenFor === sort && after.length === length && after.every(isPlain);
  if (!isFitting) throw refuseTaskQuery('CURSOR_INVALID', { sort });
  return after as (string | number)[];
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'string' ? !value.includes('\u0000') : typeof value === 'number' && Number.isFinite(value);

function parsed(cursor: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
