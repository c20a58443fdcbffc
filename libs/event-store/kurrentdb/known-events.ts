interface KnownStream {
  /** All events from the first up to this revision are known. */
  through: number;
  readonly revisions: Map<string, number>;
}

/**
 * The event ids of each stream, as far as this process has read or written the stream without a gap. Streams only grow, so what is
 * known stays true. When there are too many ids, the streams that were used longest ago are forgotten.
 */
export class KnownEvents {
  private readonly streams = new Map<string, KnownStream>();
  private readonly owners = new Map<string, string>();

  constructor(private readonly capacity: number) {}

  /** -1 when nothing is known. */
  through(stream: string): number {
    return this.streams.get(stream)?.through ?? -1;
  }

  revisionOf(stream: string, id: string): number | undefined {
    return this.streams.get(stream)?.revisions.get(id);
  }

  /** The stream in which the id was last seen. */
  streamOf(id: string): string | undefined {
    return this.owners.get(id);
  }

  /**
   * Notes the ids of consecutive events of a stream, from a revision on; null where an event is not ours. Events that would leave a
   * gap are not noted.
   */
  note(stream: string, from: number, ids: readonly (string | null)[]): void {
    const known = this.streams.get(stream) ?? { through: -1, revisions: new Map<string, number>() };
    if (from > known.through + 1 || ids.length === 0) return;
    this.streams.delete(stream);
    this.streams.set(stream, known);
    ids.forEach((id, offset) => {
      if (id === null) return;
      known.revisions.set(id, from + offset);
      this.owners.set(id, stream);
    });
    known.through = Math.max(known.through, from + ids.length - 1);
    while (this.owners.size > this.capacity && this.streams.size > 1) this.forgetOldest();
  }

  private forgetOldest(): void {
    const [stream, { revisions }] = this.streams.entries().next().value!;
    this.streams.delete(stream);
    for (const id of revisions.keys()) this.owners.delete(id);
  }
}
