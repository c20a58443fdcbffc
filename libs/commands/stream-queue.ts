interface Lane<Kept> {
  kept: Kept | undefined;
  tail: Promise<unknown>;
  waiting: number;
}

/** What a turn keeps for the next turn on the same stream, and its answer. */
export interface Turn<Kept, Result> {
  readonly keep: Kept;
  /** Returns the answer or throws the refusal. */
  readonly answer: () => Result;
}

/**
 * One lane per stream: turns on one stream run one after another, turns on different streams at the same time. The next
 * turn gets what the last one kept. After a failure nothing is kept, because its outcome is unknown.
 */
export class StreamQueue<Kept> {
  private readonly lanes = new Map<string, Lane<Kept>>();

  constructor(private readonly capacity: number) {}

  async inTurn<Result>(stream: string, turn: (kept: Kept | undefined) => Promise<Turn<Kept, Result>>): Promise<Result> {
    const lane = this.enter(stream);
    const run = lane.tail.then(() => turn(lane.kept));
    lane.tail = run.then(
      ({ keep }) => this.leave(stream, lane, keep),
      () => this.leave(stream, lane, undefined),
    );
    return (await run).answer();
  }

  private enter(stream: string): Lane<Kept> {
    const lane = this.lanes.get(stream) ?? { kept: undefined, tail: Promise.resolve(), waiting: 0 };
    this.lanes.delete(stream);
    this.lanes.set(stream, lane);
    lane.waiting++;
    return lane;
  }

  private leave(stream: string, lane: Lane<Kept>, kept: Kept | undefined): void {
    lane.kept = kept;
    lane.waiting--;
    if (kept === undefined && lane.waiting === 0) this.lanes.delete(stream);
    if (this.lanes.size > this.capacity) this.forgetOldestIdle();
  }

  private forgetOldestIdle(): void {
    for (const [stream, lane] of this.lanes) {
      if (lane.waiting > 0) continue;
      this.lanes.delete(stream);
      return;
    }
  }
}
