import { parseArgs } from 'node:util';

export interface ChaosOptions {
  /** How long the load lasts; the checks take more time. */
  readonly minutes: number;
  /** Commands per second; they do not wait for answers. */
  readonly rate: number;
  /** Seconds from one fault to the next. */
  readonly every: number;
  /** Minutes from one stop of the load, with its checks, to the next. */
  readonly checkEvery: number;
  readonly seed: number;
  /** Absent: a temporary one, removed when all is well. */
  readonly folder?: string;
}

/** @throws Error that says what is expected. */
export function chaosOptions(args: readonly string[], seed: number): ChaosOptions {
  const text = { type: 'string' } as const;
  const options = { minutes: text, rate: text, every: text, 'check-every': text, seed: text, folder: text };
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const { folder } = values;
  return {
    minutes: number(values.minutes, 'minutes', 30),
    rate: number(values.rate, 'rate', 200),
    every: number(values.every, 'every', 10),
    checkEvery: number(values['check-every'], 'check-every', 10),
    seed: number(values.seed, 'seed', seed),
    ...(folder !== undefined && { folder }),
  };
}

function number(given: string | undefined, name: string, otherwise: number): number {
  const found = given === undefined ? otherwise : Number(given);
  if (!Number.isFinite(found) || found <= 0) throw new Error(`--${name} takes a number above 0, found "${given}"`);
  return found;
}
