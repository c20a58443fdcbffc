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
 * kafkajs looks for waiting requests once per millisecond and connection, for ever, with a negative delay that Node warns
 * of; some 6 % of a core each (tulios/kafkajs#1751). There is something to look for only while requests wait: a new one, and
 * the answer to an earlier one, both call this again.
 */
prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
  if (this.pending.length > 0) schedule.call(this);
};

/** As the library came, for the measurement beside ours. */
export const withOriginalSchedule = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const patched = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = schedule;
  try {
    return await work();
  } finally {
    prototype.scheduleCheckPendingRequests = patched;
  }
};
