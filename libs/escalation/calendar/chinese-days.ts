import { createRequire } from 'node:module';
import type { LocalDate } from '#kernel';
import { type CalendarData, createWorkCalendar, type WorkCalendar } from '../domain/calendar.js';

interface Announcements {
  readonly holidays: Readonly<Record<LocalDate, string>>;
  readonly workdays: Readonly<Record<LocalDate, string>>;
}

/**
 * Holidays and make-up days from the `chinese-days` package. Only its data is used: its functions read dates in the
 * machine's time zone and answer one day off west of Greenwich.
 */
export function chineseDaysData(): CalendarData {
  const require = createRequire(import.meta.url);
  const { holidays, workdays } = require('chinese-days/dist/chinese-days.json') as Announcements;
  const { version } = require('chinese-days/package.json') as { version: string };
  return {
    source: `chinese-days-${version}`,
    horizon: `${lastAnnouncedYear(holidays)}-12-31`,
    restDays: Object.keys(holidays),
    workDays: Object.keys(workdays),
  };
}

/** The work calendar of every process. */
export const chineseWorkCalendar = (): WorkCalendar => createWorkCalendar(chineseDaysData());

/** A year counts as announced when its National Day is: a notice may also name some days in January of the next year. */
function lastAnnouncedYear(holidays: Announcements['holidays']): string {
  const nationalDays = Object.keys(holidays).filter((date) => date.endsWith('-10-01'));
  return nationalDays.sort().at(-1)!.slice(0, 4);
}
