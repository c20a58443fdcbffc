import type { LoggerService } from '@nestjs/common';
import type { Log } from '#runtime';

/** Nest's own messages, in the process's log: start-up chatter only when debugging. */
export const nestLogger = (log: Log): LoggerService => ({
  log: (message: unknown) => log.debug({}, String(message)),
  verbose: (message: unknown) => log.debug({}, String(message)),
  debug: (message: unknown) => log.debug({}, String(message)),
  warn: (message: unknown) => log.warn({}, String(message)),
  error: (message: unknown, ...details: unknown[]) => log.error({ details }, String(message)),
  fatal: (message: unknown, ...details: unknown[]) => log.error({ details }, String(message)),
});
