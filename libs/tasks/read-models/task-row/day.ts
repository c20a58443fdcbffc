import { localDateOf, type LocalDate, type Timestamp } from '#kernel';

const known = new Map<string, LocalDate>();
const mostKnown = 10_000;

/** `localDateOf`, remembered by the hour: a rebuild asks for the same hours again and again. */
export function dayOf(at: Timestamp): LocalDate {
  const hour = at.slice(0, 13);
  const found = known.get(hour);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const day = localDateOf(at);
  known.set(hour, day);
  return day;
}

export const later = (a: LocalDate | undefined, b: LocalDate): LocalDate => (a === undefined || a < b ? b : a);
