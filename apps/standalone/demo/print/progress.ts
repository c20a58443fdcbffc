import { Presets, SingleBar } from 'cli-progress';
import type { LocalDate } from '#kernel';

export interface Progress {
  day(day: LocalDate, done: number, days: number, events: number): void;
  end(): void;
}

const silent: Progress = { day: () => undefined, end: () => undefined };

/** A bar over the simulated days on standard error; nothing where that is no terminal. */
export function progressOn(stream: NodeJS.WriteStream, format: string): Progress {
  if (!stream.isTTY) return silent;
  const bar = new SingleBar(
    { format, stream, hideCursor: true, clearOnComplete: true, fps: 20 },
    Presets.shades_classic,
  );
  let started = false;
  return {
    day: (day, done, days, events) => {
      if (!started) bar.start(days, done, { day, events });
      else bar.update(done, { day, events });
      started = true;
    },
    end: () => bar.stop(),
  };
}
