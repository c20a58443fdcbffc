import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '#kernel';

/** Natural days from one date to a later one. */
export const naturalDaysBetween = (from: LocalDate, to: LocalDate): number =>
  Temporal.PlainDate.from(from).until(to).days;

/** The month of a date, `YYYY-MM`. */
export const monthOf = (date: LocalDate): string => date.slice(0, 7);

export const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);
