import type { LocalDate } from '#kernel';

const dayMs = 86_400_000;

/** Natural days; dates without a time are read and written in UTC, so no zone comes into it. */
export const addDays = (date: LocalDate, count: number): LocalDate =>
  new Date(Date.parse(date) + count * dayMs).toISOString().slice(0, 10);

export const daysBetween = (from: LocalDate, to: LocalDate): number => (Date.parse(to) - Date.parse(from)) / dayMs;

/** Every day from one date to another, both included. */
export const daysFrom = (from: LocalDate, to: LocalDate): readonly LocalDate[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, count) => addDays(from, count));
