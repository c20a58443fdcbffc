import type { EventStore, RecordedEvent } from '#event-store';
import { type PlanState, planStreamPrefix } from '#plans/contract';

/** The state to which an event takes a plan; events that leave it a draft are not read. */
const stateAfter: Readonly<Record<string, PlanState>> = {
  PlanRead: 'Drafted',
  PlanReturned: 'Drafted',
  PlanSubmitted: 'Submitted',
  PlanDiscarded: 'Discarded',
};

const filter = { streamPrefixes: [planStreamPrefix], types: Object.keys(stateAfter) };

/** Which plans are drafts. Kept in memory; only new events are read. */
export class OpenDrafts {
  /** With the position at which each became a draft. */
  private readonly drafts = new Map<string, bigint>();
  private position = 0n;

  constructor(private readonly store: Pick<EventStore, 'readAll'>) {}

  /** Every plan that was a draft before this position and still is. Those that became one later were read by a newer directory. */
  async at(position: bigint): Promise<readonly string[]> {
    while (this.position < position) {
      const page = await this.store.readAll({ after: this.position, limit: 500, filter });
      for (const event of page.events) this.note(event);
      this.position = page.position;
      if (page.atEnd) break;
    }
    return [...this.drafts].flatMap(([planId, since]) => (since < position ? [planId] : []));
  }

  private note({ type, stream, position }: RecordedEvent): void {
    const planId = stream.slice(planStreamPrefix.length);
    if (stateAfter[type] === 'Drafted') this.drafts.set(planId, position);
    else this.drafts.delete(planId);
  }
}
