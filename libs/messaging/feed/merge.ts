import type { RecordedEvent } from '#event-store';

/** An event that waits until no partition can bring an earlier one. */
interface Waiting {
  readonly offset: bigint;
  readonly event: RecordedEvent;
}

interface Lane {
  /** The offset from which the partition is read on. */
  next: bigint;
  /** Every event of the partition up to here has been read. */
  complete: bigint;
  /** The offset of the watermark that says so: after a restart it has to be read again, if no later watermark was read. */
  mark: bigint | null;
  /** Events that were read and not handed out, in the order of their positions, without repeats. */
  waiting: Waiting[];
}

export interface Merged {
  readonly events: readonly RecordedEvent[];
  readonly position: bigint;
  /** Per partition the first offset that holds anything beyond `position`. */
  readonly offsets: Readonly<Record<string, string>>;
}

const later = (one: bigint, other: bigint): bigint => (one > other ? one : other);

/**
 * Brings the events of several partitions into the global order. Within a partition positions grow, except for repeats, and
 * watermarks say up to which position it is complete. Events at or before the lowest of these positions can be handed out.
 */
export class Merge {
  private readonly lanes = new Map<number, Lane>();

  constructor(
    starts: ReadonlyMap<number, bigint>,
    /** Everything up to here has been handed out. */
    private position: bigint,
  ) {
    for (const [partition, next] of starts)
      this.lanes.set(partition, { next, complete: position, mark: null, waiting: [] });
  }

  get partitions(): readonly number[] {
    return [...this.lanes.keys()];
  }

  /** The offset from which a partition is read on. */
  nextOf(partition: number): bigint | null {
    return this.lanes.get(partition)?.next ?? null;
  }

  waitingIn(partition: number): number {
    return this.lanes.get(partition)?.waiting.length ?? 0;
  }

  /** An event that was read before is dropped. */
  add(partition: number, offset: bigint, event: RecordedEvent): void {
    const lane = this.lanes.get(partition)!;
    const newest = lane.waiting.at(-1)?.event.position ?? lane.complete;
    if (event.position > later(newest, lane.complete)) lane.waiting.push({ offset, event });
  }

  complete(partition: number, offset: bigint, position: bigint): void {
    const lane = this.lanes.get(partition)!;
    if (position <= lane.complete) return;
    lane.complete = position;
    lane.mark = offset;
  }

  readTo(partition: number, next: bigint): void {
    const lane = this.lanes.get(partition)!;
    lane.next = later(lane.next, next);
  }

  /** The events that can be handed out now, at most `limit`; undefined when nothing new is complete since the last call. */
  take(limit: number): Merged | undefined {
    const lanes = [...this.lanes.values()];
    const complete = lanes.reduce((least, lane) => (lane.complete < least ? lane.complete : least), lanes[0]!.complete);
    if (complete <= this.position) return undefined;
    const ready = lanes
      .flatMap(({ waiting }) => waiting.filter(({ event }) => event.position <= complete))
      .sort((one, other) => (one.event.position < other.event.position ? -1 : 1));
    const taken = ready.slice(0, limit);
    this.position = ready.length > limit ? taken.at(-1)!.event.position : complete;
    for (const lane of lanes) lane.waiting = lane.waiting.filter(({ event }) => event.position > this.position);
    return { events: taken.map(({ event }) => event), position: this.position, offsets: this.offsets() };
  }

  private firstBeyond({ waiting, complete, mark, next }: Lane): bigint {
    const event = waiting[0]?.offset ?? next;
    return mark !== null && complete > this.position && mark < event ? mark : event;
  }

  private offsets(): Record<string, string> {
    const entries = [...this.lanes].map(([partition, lane]) => [partition, String(this.firstBeyond(lane))] as const);
    return Object.fromEntries(entries);
  }
}
