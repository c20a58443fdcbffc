import type { LocalDate } from '#kernel';

export const later = (a: LocalDate | undefined, b: LocalDate): LocalDate => (a === undefined || a < b ? b : a);
