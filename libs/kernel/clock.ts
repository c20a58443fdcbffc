import { Temporal } from 'temporal-polyfill';
import type { InBoth } from './words.js';

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. ISO dates compare correctly as strings. */
export type LocalDate = string;

/** An instant in UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`: always three decimals, so instants compare correctly as strings. */
export type Timestamp = string;

/** Every date of the domain is a local date of this zone. */
export const zone = 'Asia/Shanghai';

/** Every process asks a clock for the time. The domain gets the time with its commands. */
export interface Clock {
  now(): Timestamp;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };

export const fixedClock = (at: Timestamp): Clock => ({ now: () => at });

/**
 * Days by UTC hour, kept because each question to the time zone takes about 0.1 ms and every decision asks. Since 1928 the zone
 * differs from UTC by whole hours, so all instants of one UTC hour fall on the same day.
 */
const dayOfHour = new Map<string, LocalDate>();
const hoursRemembered = 100_000;

/** The day in Asia/Shanghai on which an instant falls. */
export function localDateOf(at: Timestamp): LocalDate {
  const hour = at.slice(0, 13);
  const known = dayOfHour.get(hour);
  if (known !== undefined) return known;
  const day = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();
  if (dayOfHour.size >= hoursRemembered) dayOfHour.clear();
  dayOfHour.set(hour, day);
  return day;
}

/** The instant at which a wall clock in Asia/Shanghai shows `time` (`HH:mm`) on `date`. */
export function instantOf(date: LocalDate, time: string): Timestamp {
  const at = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time });
  return at.toInstant().toString({ fractionalSecondDigits: 3 });
}

/** An instant as people read it: what a wall clock in Asia/Shanghai shows, to the minute. */
export function instantText(at: Timestamp): InBoth {
  const shown = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime();
  const [date, time] = shown.toString({ smallestUnit: 'minute' }).split('T') as [string, string];
  return { zh: `${date} ${time}（北京时间）`, en: `${date} ${time} (Asia/Shanghai)` };
}
