import { EventStoreFull, EventStoreUnavailable } from '#event-store';
import { DomainError, fileFault, type Language, type Said, saidList, saidText } from '#kernel';
import { EmbeddedPostgresError, inOneLine } from '../embedded-postgres/errors.js';
import { isFileError } from '../files/file-errors.js';
import { stopSecondsOf } from '../configuration/configuration.js';
import { codedFault, databaseFault } from '../infrastructure/database-fault.js';
import { refusePlatform } from '../refusals.js';
import { ProcessEnd } from './process-end.js';
import { shutDownOnSignals } from './signals.js';
import { StartInterrupted, Startup, type Stoppable } from './startup.js';
import { wordingOf } from '../wording.js';

/**
 * Runs a process until a signal ends it. `start` gets the startup, to take its steps with. A signal that comes during the start is obeyed
 * before the next step. When the start fails, a sentence on standard error says why, in Chinese unless ZHEZI_LANG is `en`, and the exit
 * code is 1; what was opened is closed before, for at most ZHEZI_STOP_SECONDS. A start or an end that goes on for longer than that after
 * the signal is given up: the sentence says where it hangs, and the exit code is 124.
 */
export async function runProcess(start: (startup: Startup) => Promise<Stoppable>): Promise<void> {
  const end = new ProcessEnd();
  const seconds = stopSecondsOf(process.env);
  const startup = new Startup({ end, closeSeconds: seconds });
  const started = Promise.resolve().then(() => start(startup));
  const late = () => refusePlatform('STOP_TOO_LONG', { seconds, steps: stepsOf(end) });
  const failed = (error: unknown) => complain(end.stepsUnderWay.length > 0 ? [error, late()] : [error]);
  shutDownOnSignals({
    end,
    stop: async () => (await unlessInterrupted(started))?.stop(),
    seconds,
    onFailure: failed,
    onLate: () => complain([late()]),
  });
  try {
    await started;
  } catch (error) {
    if (end.hasBegun) return; // whoever obeys the signal says how that ended
    failed(error);
    process.exit(1);
  }
}

/** Undefined when there is nothing to stop, because the start was given up for the same signal. */
const unlessInterrupted = (started: Promise<Stoppable>): Promise<Stoppable | undefined> =>
  started.catch((error: unknown) => {
    if (error instanceof StartInterrupted) return undefined;
    throw error;
  });

function stepsOf({ stepsUnderWay }: ProcessEnd): Said {
  const steps = stepsUnderWay.length > 0 ? stepsUnderWay : [{ zh: '未命名的步骤', en: 'a step without a name' }];
  return saidList(steps.map((step) => saidText(step)));
}

/** In one line. */
const complain = (errors: readonly unknown[]): void => {
  const language = process.env.ZHEZI_LANG === 'en' ? 'en' : 'zh';
  process.stderr.write(`${errors.map((error) => sentenceOf(error, language)).join(' ')}\n`);
};

/** An error as a sentence for people in one line, never with a stack trace. */
export function sentenceOf(error: unknown, language: Language): string {
  if (error instanceof DomainError) return `${wordingOf(error, language)} [${error.code}]`;
  if (error instanceof EventStoreFull) return sentenceOf(refusePlatform('STORE_FULL'), language);
  if (isFileError(error))
    return sentenceOf(refusePlatform('FILE_UNUSABLE', { path: error.path ?? '—', reason: fileFault(error) }), language);
  if (error instanceof EmbeddedPostgresError)
    return sentenceOf(refusePlatform('DATABASE_FAILED', { reason: error.reason }), language);
  const reason = error instanceof EventStoreUnavailable ? databaseFault(error) : codedFault(error);
  if (reason) return sentenceOf(refusePlatform('DATABASE_FAILED', { reason }), language);
  if (error instanceof AggregateError) return error.errors.map((inner) => sentenceOf(inner, language)).join('; ');
  return inOneLine(error instanceof Error ? error.message || error.name : String(error));
}
