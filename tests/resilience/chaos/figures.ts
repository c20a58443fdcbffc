/** Counts and times of one window of the load, and of the whole. */
export class Figures {
  accepted = 0;
  refused = 0;
  /** Attempts without an answer, or with 5xx. */
  retried = 0;
  /** Commands that had been carried out before an answer was lost. */
  replayed = 0;
  contended = 0;
  inFlight = 0;
  private window: number[] = [];
  private readonly all = new Uint32Array(120_001);
  private accepted0 = 0;

  /** @param ms from the first attempt to the answer */
  answered(ms: number, outcome: 'accepted' | 'refused'): void {
    this[outcome]++;
    this.window.push(ms);
    const slot = Math.min(this.all.length - 1, Math.round(ms));
    this.all[slot] = this.all[slot]! + 1;
  }

  /** Since it was asked last. */
  takeWindow() {
    const sorted = this.window.sort((one, other) => one - other);
    const accepted = this.accepted - this.accepted0;
    this.window = [];
    this.accepted0 = this.accepted;
    return { answered: sorted.length, accepted, p50: at(sorted, 0.5), p99: at(sorted, 0.99) };
  }

  /** Milliseconds below which that share of all commands was answered; two minutes at most. */
  percentile(share: number): number {
    const wanted = share * (this.accepted + this.refused);
    let seen = 0;
    return Math.max(
      0,
      this.all.findIndex((count) => (seen += count) >= wanted),
    );
  }
}

const at = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
