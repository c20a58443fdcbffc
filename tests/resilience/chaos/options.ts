import { parseArgs } from 'node:util';

export interface ChaosOptions {
  /** How long the load lasts; checks come on top. */
  readonly minutes: number;
  /** Commands per second, whether those before were answered or not. */
  readonly rate: number;
  /** Seconds from one fault to the next. */
  readonly every: number;
  /** The load stops and everything is checked so often, in minutes. */
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
