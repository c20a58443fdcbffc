import { pino } from 'pino';
import type { Log } from '#runtime';
import type { Configuration } from '../configuration/configuration.js';

/** One JSON object per line on standard error, because standard output is for results. */
export const createLog = (process: string, { logLevel }: Pick<Configuration, 'logLevel'>): Log =>
  pino({ name: process, level: logLevel }, pino.destination({ dest: 2, sync: true }));
