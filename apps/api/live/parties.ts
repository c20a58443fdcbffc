import type { EventStore, RecordedEvent } from '#event-store';
import type { Actor } from '#kernel';
import { type TaskEvent, taskStream, taskStreamPrefix } from '#tasks/contract';

/** Whom a task concerns. */
export interface Parties {
  readonly planId: string;
  readonly units: ReadonlySet<string>;
  readonly posts: ReadonlySet<string>;
}

const kept = 20_000;

/** Whom each task concerns, from its own events: right at once, however far the read models are. */
export class PartiesOfTasks {
  private readonly known = new Map<string, Parties>();

  constructor(private readonly store: EventStore) {}

  /** As the event leaves them. A unit that loses its part is still told of that. */
  async of(event: RecordedEvent): Promise<Parties | undefined> {
    const taskId = taskIdOfStream(event.stream);
    const before = this.known.get(taskId);
    const parties = before && !changesParties(event) ? before : await this.load(taskId);
    return parties && event.type === 'DisputeRuled' ? withUnit(parties, event.data.unit as string) : parties;
  }

  private async load(taskId: string): Promise<Parties | undefined> {
    const events = await this.store.readStream(taskStream(taskId));
    const parties = (events as unknown as TaskEvent[]).reduce(foldParties, undefined);
    if (!parties) return undefined;
    this.known.delete(taskId);
    this.known.set(taskId, parties);
    if (this.known.size > kept) this.known.delete(this.known.keys().next().value!);
    return parties;
  }
}

export const taskIdOfStream = (stream: string): string => stream.slice(taskStreamPrefix.length);

const changesParties = ({ type }: RecordedEvent): boolean => type === 'TaskProposed' || type === 'DisputeRuled';

function foldParties(parties: Parties | undefined, event: TaskEvent): Parties | undefined {
  if (event.type === 'TaskProposed') {
    const { planId, assignments, leaders } = event.data;
    return {
      planId,
      units: new Set(assignments.map(({ unit }) => unit)),
      posts: new Set(leaders.map(({ post }) => post)),
    };
  }
  if (event.type !== 'DisputeRuled' || !parties || !event.data.reassignedTo) return parties;
  const { unit: former, reassignedTo } = event.data;
  const units = new Set([...parties.units].filter((unit) => unit !== former));
  return withUnit({ ...parties, units }, reassignedTo.unit);
}

const withUnit = (parties: Parties, unit: string): Parties => ({
  ...parties,
  units: new Set([...parties.units, unit]),
});

/** A unit's people see their unit's tasks, a leading official those of the post, everybody else all. */
export function maySee({ role, unit, post }: Actor, { units, posts }: Parties): boolean {
  if (role === 'clerk' || role === 'unitHead') return unit !== undefined && units.has(unit);
  if (role === 'leadingOfficial') return post !== undefined && posts.has(post);
  return role === 'officer' || role === 'director' || role === 'head' || role === 'auditor';
}
