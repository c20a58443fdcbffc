import { pino } from 'pino';
import type { Configuration } from './configuration.js';

/** What a process says about itself. Details come first, as pino takes them. */
export interface Log {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** One JSON object per line on standard error: standard output belongs to results. */
export const createLog = (process: string, { logLevel }: Pick<Configuration, 'logLevel'>): Log =>
  pino({ name: process, level: logLevel }, pino.destination({ dest: 2, sync: true }));

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
