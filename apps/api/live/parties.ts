import type { EventStore, RecordedEvent } from '#event-store';
import type { Actor } from '#kernel';
import { maySeeTask, partiesIn, visibleEvents } from '#tasks';
import { type TaskEvent, taskStream, taskStreamPrefix } from '#tasks/contract';

/** Whom a task concerns. */
export interface Parties {
  readonly planId: string;
  readonly units: readonly string[];
  readonly posts: readonly string[];
}

const kept = 20_000;

/** Whom each task concerns, from its own events: right at once, however far the read models are. */
export class PartiesOfTasks {
  private readonly known = new Map<string, Parties>();

  constructor(private readonly store: EventStore) {}

  /** As the event leaves them. A unit that loses its part is still told of that. */
  async of(event: RecordedEvent): Promise<Parties | undefined> {
    this.passBy(event);
    const taskId = taskIdOfStream(event.stream);
    const parties = this.known.get(taskId) ?? (await this.load(taskId));
    if (event.type !== 'DisputeRuled') return parties;
    return parties && { ...parties, units: [...parties.units, event.data.unit as string] };
  }

  /** To be called for every event, also while nobody listens: what it changes is forgotten. */
  passBy(event: RecordedEvent): void {
    if (changesParties(event)) this.known.delete(taskIdOfStream(event.stream));
  }

  private async load(taskId: string): Promise<Parties | undefined> {
    const events = (await this.store.readStream(taskStream(taskId))) as unknown as readonly TaskEvent[];
    const [proposed] = events;
    if (proposed?.type !== 'TaskProposed') return undefined;
    const parties = { planId: proposed.data.planId, ...partiesIn(events) };
    this.known.delete(taskId);
    this.known.set(taskId, parties);
    if (this.known.size > kept) this.known.delete(this.known.keys().next().value!);
    return parties;
  }
}

export const taskIdOfStream = (stream: string): string => stream.slice(taskStreamPrefix.length);

const changesParties = ({ type }: RecordedEvent): boolean => type === 'TaskProposed' || type === 'DisputeRuled';

/** By the rules of the task's own timeline: not even the type of an event is told to whoever may not read it there. */
export const maySee = (viewer: Actor, { units, posts }: Parties, event: RecordedEvent): boolean =>
  maySeeTask(viewer, units, posts) && visibleEvents(viewer, [event as unknown as TaskEvent]).length > 0;
