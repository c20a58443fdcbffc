import type { EventStore } from '#event-store';
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
  private readonly drafts = new Set<string>();
  private position = 0n;

  constructor(private readonly store: Pick<EventStore, 'readAll'>) {}

  /** Every plan that is a draft, by the events up to this position at least. */
  async at(position: bigint): Promise<readonly string[]> {
    while (this.position < position) {
      const page = await this.store.readAll({ after: this.position, limit: 500, filter });
      for (const { type, stream } of page.events) this.note(stream.slice(planStreamPrefix.length), stateAfter[type]!);
      this.position = page.position;
      if (page.atEnd) break;
    }
    return [...this.drafts];
  }

  private note(planId: string, state: PlanState): void {
    if (state === 'Drafted') this.drafts.add(planId);
    else this.drafts.delete(planId);
  }
}
