// Part of the stand-in for a KurrentDB server that the tests use: what goes wrong on demand.

/**
 * refuse: UNAVAILABLE, nothing stored · lose: stored, then UNAVAILABLE · cancel: stored, then CANCELLED · silence: stored, never
 * answered · timeout: not stored, answered with Timeout · notLeader: not stored, the leader is elsewhere (at the same address).
 */
export type AppendFault = 'refuse' | 'lose' | 'cancel' | 'silence' | 'timeout' | 'notLeader';

export class Faults {
  /** One is taken by each append, in order. */
  readonly appends: AppendFault[] = [];
  /** Reads that fail with UNAVAILABLE. */
  reads = 0;
  /** While true, subscriptions stay open and say nothing. */
  subscriptionsMute = false;
  /** While set, appends to one stream are neither stored nor answered; releasing does both. */
  private held: (() => void)[] | undefined;
  /** Attempts of appends that arrived, with the ids they carried. */
  readonly seen: (readonly string[])[] = [];

  hold(): void {
    this.held = [];
  }

  release(): void {
    const held = this.held ?? [];
    this.held = undefined;
    for (const proceed of held) proceed();
  }

  /** Does the work, now or when released. */
  proceed(work: () => void): void {
    if (this.held) this.held.push(work);
    else work();
  }
}
