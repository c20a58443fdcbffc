import { type Clock, systemClock, type Timestamp } from '#kernel';

/** A clock for simulations and tests: it shows `start` when it is made, and goes on like the clock of the machine. */
export function clockFrom(start: Timestamp): Clock {
  const offset = Date.parse(start) - Date.parse(systemClock.now());
  return { now: () => new Date(Date.parse(systemClock.now()) + offset).toISOString() };
}
