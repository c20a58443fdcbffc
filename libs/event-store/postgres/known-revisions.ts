/**
 * Revisions that exist for certain, because this process has written or read them and no event is ever removed. An append that
 * expects one of them needs no look at its stream before it writes. When there are too many streams, the oldest is forgotten.
 */
export class KnownRevisions {
  private readonly revisions = new Map<string, number>();

  constructor(private readonly capacity: number) {}

  note(stream: string, revision: number): void {
    const known = this.revisions.get(stream) ?? -1;
    if (known >= revision) return;
    this.revisions.set(stream, revision);
    if (this.revisions.size > this.capacity) this.revisions.delete(this.revisions.keys().next().value!);
  }

  exists(stream: string, revision: number): boolean {
    return (this.revisions.get(stream) ?? -1) >= revision;
  }

  /** After the loss of a connection the server may be another one, or restored from a backup. */
  forget(): void {
    this.revisions.clear();
  }
}
