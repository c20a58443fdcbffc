import type { LoggerService } from '@nestjs/common';
import type { Log } from '#runtime';

/** Those of Nest's parts that log as an error what they throw as well: whoever catches it says it, once. */
const throwing: readonly unknown[] = ['NestApplication', 'ExceptionHandler'];

/** Nest's own messages, in the process's log: start-up chatter only when debugging. */
export const nestLogger = (log: Log): LoggerService => ({
  log: (message: unknown) => log.debug({}, String(message)),
  verbose: (message: unknown) => log.debug({}, String(message)),
  debug: (message: unknown) => log.debug({}, String(message)),
  warn: (message: unknown) => log.warn({}, String(message)),
  error: (message: unknown, ...details: unknown[]) =>
    throwing.includes(details.at(-1))
      ? log.debug({ details }, String(message))
      : log.error({ details }, String(message)),
  fatal: (message: unknown, ...details: unknown[]) => log.error({ details }, String(message)),
});
