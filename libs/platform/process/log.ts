import { pino, stdTimeFunctions } from 'pino';
import type { Log } from '#runtime';
import type { Configuration } from '../configuration/configuration.js';

/** One JSON object per line on standard error, because standard output is for results. Times are instants in UTC: `2023-03-01T01:00:00.000Z`. */
export const createLog = (process: string, { logLevel }: Pick<Configuration, 'logLevel'>): Log =>
  pino(
    { name: process, level: logLevel, timestamp: stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
