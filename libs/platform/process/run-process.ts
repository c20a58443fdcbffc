import { DomainError, type Language } from '#kernel';
import { EmbeddedPostgresError } from '../embedded-postgres/errors.js';
import { stopSecondsOf } from '../configuration/configuration.js';
import { refusePlatform } from '../refusals.js';
import { ProcessEnd } from './process-end.js';
import { shutDownOnSignals } from './signals.js';
import { wordingOf } from '../wording.js';

export interface Stoppable {
  stop(): Promise<void>;
}

/**
 * Runs a process until a signal ends it; a signal that comes during the start is obeyed after it. `start` gets the end of the process, to
 * name its steps. When the start fails, a sentence on standard error says why, in Chinese unless ZHEZI_LANG is `en`, and the exit code
 * is 1. An end that takes longer than ZHEZI_STOP_SECONDS is given up: the sentence says where it hangs, and the exit code is 124.
 */
export async function runProcess(start: (end: ProcessEnd) => Promise<Stoppable>): Promise<void> {
  const end = new ProcessEnd();
  const started = Promise.resolve().then(() => start(end));
  const seconds = stopSecondsOf(process.env);
  shutDownOnSignals({
    end,
    stop: async () => (await started).stop(),
    seconds,
    onFailure: complain,
    onLate: () => complain(refusePlatform('STOP_TOO_LONG', { seconds, steps: stepsOf(end) })),
  });
  try {
    await started;
  } catch (error) {
    complain(error);
    process.exit(1);
  }
}

const stepsOf = ({ stepsUnderWay: steps }: ProcessEnd): readonly string[] =>
  steps.length > 0 ? steps : ['the start, or a step without a name'];

const complain = (error: unknown): void => {
  process.stderr.write(`${sentenceOf(error, process.env.ZHEZI_LANG === 'en' ? 'en' : 'zh')}\n`);
};

/** An error as a sentence for people, never with a stack trace. */
export function sentenceOf(error: unknown, language: Language): string {
  if (error instanceof DomainError) return `${wordingOf(error, language)} [${error.code}]`;
  if (error instanceof EmbeddedPostgresError) return error.message;
  if (error instanceof AggregateError) return error.errors.map((inner) => sentenceOf(inner, language)).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}
