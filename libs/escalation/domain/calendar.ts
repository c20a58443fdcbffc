import type { LocalDate } from '#kernel';
import { dateOf, type DayNumber, dayNumberOf, isWeekday } from './days.js';

/** Holidays and make-up days as the State Council announced them. */
export interface CalendarData {
  /** Names the source and its version, `chinese-days-1.5.7`. */
  readonly source: string;
  /** The last day the announcements cover. */
  readonly horizon: LocalDate;
  /** Days off that are announced: 法定节假日 and 调休放假. */
  readonly restDays: Iterable<LocalDate>;
  /** Weekend days that are worked: 调休上班. */
  readonly workDays: Iterable<LocalDate>;
}

/** Counts working days (工作日). After `horizon` Monday to Friday count as working days, and results there are provisional. */
export interface WorkCalendar {
  /** `cn-2026-chinese-days-1.5.7`: last year covered, then the source. */
  readonly version: string;
  readonly horizon: LocalDate;
  isWorkingDay(date: LocalDate): boolean;
  /**
   * The first day is not counted (民法典 art. 201); a negative count goes back. A count of 0 rolls forward.
   */
  addWorkingDays(date: LocalDate, count: number): LocalDate;
  /** The day itself when it is a working day, else the next working day (民法典 art. 203). */
  rollForward(date: LocalDate): LocalDate;
}

export function createWorkCalendar(data: CalendarData): WorkCalendar {
  const worked = workedDays(data);
  const isWorkingDay = (date: LocalDate) => worked(dayNumberOf(date));
  const rollForward = (date: LocalDate) => (isWorkingDay(date) ? date : step(worked, date, 1));
  return {
    version: `cn-${data.horizon.slice(0, 4)}-${data.source}`,
    horizon: data.horizon,
    isWorkingDay,
    rollForward,
    addWorkingDays: (date, count) => (count === 0 ? rollForward(date) : step(worked, date, count)),
  };
}

function workedDays(data: CalendarData): (day: DayNumber) => boolean {
  const announced = new Map<DayNumber, boolean>();
  for (const date of data.restDays) announced.set(dayNumberOf(date), false);
  for (const date of data.workDays) announced.set(dayNumberOf(date), true);
  return (day) => announced.get(day) ?? isWeekday(day);
}

function step(worked: (day: DayNumber) => boolean, date: LocalDate, count: number): LocalDate {
  const direction = Math.sign(count);
  let day = dayNumberOf(date);
  for (let left = Math.abs(count); left > 0;) {
    day += direction;
    if (worked(day)) left--;
  }
  return dateOf(day);
}
