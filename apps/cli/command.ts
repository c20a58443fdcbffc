import type { Command } from 'commander';
import type { Configuration, Language } from '#platform';
import type { ExitCode } from './exit-codes.js';
import type { Surroundings } from './surroundings.js';

/** What every command works with. */
export interface Occasion {
  readonly language: Language;
  readonly surroundings: Surroundings;
  /** @throws CONFIGURATION_INVALID */
  configuration(): Configuration;
}

export type Work = (occasion: Occasion) => Promise<ExitCode>;

/** What commands are added with: a new one by its usage, phrases in the language asked for, and what is to be done. */
export interface Program {
  under(usage: string): Command;
  t(zh: string, en: string): string;
  choose(work: Work): void;
  readonly json: readonly [string, string];
}

/** The phrase in the language of the occasion. */
export const say = (language: Language, zh: string, en: string): string => (language === 'en' ? en : zh);

export const asJson = (value: unknown): string =>
  `${JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner), 2)}\n`;
