import { deterministicId } from '#kernel';

/**
 * The same plan gets the same id, so importing it twice is noticed: `p` and 12 hexadecimal digits of the hash of title and
 * document number (文号), in which white space, title brackets 《》〈〉 and full or half width do not matter.
 */
export function planIdOf(title: string, documentNumber: string | null): string {
  const hash = deterministicId('plan', plain(title), plain(documentNumber ?? '')).replaceAll('-', '');
  return `p${hash.slice(0, 12)}`;
}

const plain = (printed: string): string => printed.normalize('NFKC').replace(/[\s《》〈〉]/gu, '');
