import { type Clock, systemClock, type Timestamp } from '#kernel';

/** A clock that shows `start` when it is made and runs on at the speed of the machine's: for simulations and tests. */
export function clockFrom(start: Timestamp): Clock {
  const offset = Date.parse(start) - Date.parse(systemClock.now());
  return { now: () => new Date(Date.parse(systemClock.now()) + offset).toISOString() };
}
