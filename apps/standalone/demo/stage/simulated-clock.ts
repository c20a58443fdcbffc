import type { Clock, Timestamp } from '#kernel';

/** Stands still until it is set; it never goes back. */
export interface SimulatedClock extends Clock {
  set(at: Timestamp): void;
}

export function simulatedClock(start: Timestamp): SimulatedClock {
  let shown = start;
  return {
    now: () => shown,
    set: (at) => {
      if (at > shown) shown = at;
    },
  };
}
