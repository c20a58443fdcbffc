import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessEnd } from './process-end.js';

export interface OrderlyEnd {
  readonly end: ProcessEnd;
  stop(): Promise<void>;
  /** How long that may take. */
  readonly seconds: number;
  /** The end failed. */
  onFailure(error: unknown): void;
  /** The end took too long. */
  onLate(): void;
}

/** Ctrl-C reaches a process twice when npm runs it: from the terminal, and from npm, which passes it on. Within this time it is one signal. */
const sameSignalMs = 1_000;

/**
 * The first SIGINT or SIGTERM asks for an orderly end, one that comes more than a moment later ends the process at once.
 * The process's exit code is 0 after an orderly end, 1 when that failed, 124 when it took too long, 130 when it was cut short.
 */
export function shutDownOnSignals(orderly: OrderlyEnd): void {
  let askedAt: number | undefined;
  const onSignal = (): void => {
    if (askedAt !== undefined && performance.now() - askedAt > sameSignalMs) process.exit(130);
    if (askedAt !== undefined) return;
    askedAt = performance.now();
    orderly.end.begin();
    void inTime(orderly).then((code) => process.exit(code));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

async function inTime({ stop, seconds, onFailure, onLate }: OrderlyEnd): Promise<number> {
  const ended = stop().then(
    () => 0,
    (error: unknown) => {
      onFailure(error);
      return 1;
    },
  );
  const late = delay(1_000 * seconds, 124);
  const code = await Promise.race([ended, late]);
  if (code === 124) onLate();
  return code;
}
