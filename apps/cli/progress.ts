import { SingleBar } from 'cli-progress';
import type { Surroundings } from './surroundings.js';

export interface Progress {
  update(done: number, total: number): void;
  end(): void;
}

const patienceMs = 300;

/** A progress bar for work that takes longer than a moment; none where standard error is no terminal. */
export function progressBar({ screen }: Pick<Surroundings, 'screen'>, label: string): Progress {
  if (!screen) return { update: () => undefined, end: () => undefined };
  const started = performance.now();
  const bar = new SingleBar({
    stream: screen,
    format: `${label} {bar} {percentage}% {value}/{total}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
  });
  let shown = false;
  return {
    update(done, total) {
      if (!shown && performance.now() - started < patienceMs) return;
      if (!shown) bar.start(total, done);
      shown = true;
      bar.setTotal(total);
      bar.update(done);
    },
    end() {
      if (shown) bar.stop();
    },
  };
}
