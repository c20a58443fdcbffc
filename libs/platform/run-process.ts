import { DomainError } from '#kernel';
import { EmbeddedPostgresError } from './embedded-postgres/errors.js';
import { shutDownOnSignals } from './signals.js';
import { type Language, wordingOf } from './wording.js';

export interface Stoppable {
  stop(): Promise<void>;
}

/**
 * Runs a process until a signal ends it; one that comes during the start is obeyed after it. What keeps it from starting
 * is said in a sentence on standard error, in Chinese unless ZHEZI_LANG is `en`, and the exit code is 1.
 */
export async function runProcess(start: () => Promise<Stoppable>): Promise<void> {
  const started = start();
  shutDownOnSignals(async () => (await started).stop(), complain);
  try {
    await started;
  } catch (error) {
    complain(error);
    process.exit(1);
  }
}

const complain = (error: unknown): void => {
  process.stderr.write(`${sentenceOf(error, process.env.ZHEZI_LANG === 'en' ? 'en' : 'zh')}\n`);
};

/** An error as people are told of it: never a stack trace. */
export function sentenceOf(error: unknown, language: Language): string {
  if (error instanceof DomainError) return `${wordingOf(error, language)} [${error.code}]`;
  if (error instanceof EmbeddedPostgresError) return error.message;
  if (error instanceof AggregateError) return error.errors.map((inner) => sentenceOf(inner, language)).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}
