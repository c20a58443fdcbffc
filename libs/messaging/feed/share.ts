import { refuseMessaging } from '../refusals.js';

const toleratedMs = 3_000;

/**
 * Our part of the partitions. Some of them are of no use: positions can only be put in order with all of them. Whoever has
 * lost some, or gets no more than some, must ask whether the model is still its own; whoever owns it then gets them all.
 */
export class Share {
  private wasWhole = false;
  private inPartSince: number | undefined;

  constructor(private readonly all: number) {}

  /** None at all: the group is being formed anew, or the broker is away. @throws PARTITIONS_SHARED */
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
