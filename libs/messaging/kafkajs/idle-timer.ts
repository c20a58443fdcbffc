import { createRequire } from 'node:module';

/** Of kafkajs 2.2.4, whose version is pinned. */
interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

const require = createRequire(import.meta.url);
const { prototype } = require('kafkajs/src/network/requestQueue/index.js') as { prototype: RequestQueue };
const schedule = prototype.scheduleCheckPendingRequests;

/**
 * kafkajs looks for waiting requests once per millisecond on every connection, for ever, with a negative delay that Node warns of; that
 * takes about 6 % of a core for each (tulios/kafkajs#1751). Here it looks only while requests wait. A new request calls this again,
 * and so does the answer to an earlier one.
 */
prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
  if (this.pending.length > 0) schedule.call(this);
};

/** Runs with the original timer of the library, to measure the difference. */
export const withOriginalSchedule = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const patched = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = schedule;
  try {
    return await work();
  } finally {
    prototype.scheduleCheckPendingRequests = patched;
  }
};
