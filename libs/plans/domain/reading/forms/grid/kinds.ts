import { simplified } from '../../text/traditional.js';
import type { GridKind } from '../../vocabulary/grid-heads.js';

/** The head without spaces, variants in brackets and marks; traditional characters as simplified ones. */
export const headWord = (text: string): string =>
  simplified(text.normalize('NFKC').replace(/\s+/gu, ''))
    .replace(/[（(【[][^（）()【】[\]]{0,20}[)）】\]]/gu, '')
    .replace(/[：:*＊]+$/u, '');

export const isWording = (kind: GridKind): boolean =>
  kind === 'name' || kind === 'task' || kind === 'content' || kind === 'goal';
