import { refuseMessaging } from '../refusals.js';

const toleratedMs = 3_000;

/**
 * Watches how many of the partitions are ours. A reader needs all of them, because positions can be put in order only with all. A
 * reader that has lost some, or does not get all in time, fails, so that it is asked whether it still owns the model; the owner then
 * gets them all.
 */
export class Share {
  private wasWhole = false;
  private inPartSince: number | undefined;

  constructor(private readonly all: number) {}

  /** To have none at all is no failure: the group is being formed, or the broker is away. @throws PARTITIONS_SHARED */
  check(assigned: number, topic: string): void {
    if (assigned === 0 || assigned === this.all) {
      this.wasWhole ||= assigned === this.all;
      this.inPartSince = undefined;
      return;
    }
    this.inPartSince ??= performance.now();
    if (!this.wasWhole && performance.now() - this.inPartSince < toleratedMs) return;
    throw refuseMessaging('PARTITIONS_SHARED', { topic, assigned, all: this.all });
  }
}
