import type { EventStore, RecordedEvent } from '#event-store';
import { type Readership, readershipOf, withEvent } from '#tasks';
import { taskCodec, taskStream, taskStreamPrefix } from '#tasks/contract';

/** Tasks of which this process remembers who may read what: some kilobytes each. */
const kept = 5_000;

/** Who may read what of each task. It follows from the task's own events, so it does not wait for the read models. */
export class Readerships {
  private readonly known = new Map<string, Readership>();

  /** @param onUnreadable is told of a task with an event that this program does not understand. */
  constructor(
    private readonly store: Pick<EventStore, 'readStream'>,
    private readonly onUnreadable: (error: unknown, taskId: string) => void,
  ) {}

  /**
   * Of the event's task, with this event and perhaps later ones. Undefined for a stream that proposes no task, or that has
   * an event which this program does not understand: nobody is told of it, and other tasks go on.
   */
  async of(event: RecordedEvent): Promise<Readership | undefined> {
    this.passBy(event);
    const taskId = taskIdOfStream(event.stream);
    return this.known.get(taskId) ?? (await this.load(taskId));
  }

  /** To be called for every event in its order, also while nobody listens: what is known of the task goes on with it. */
  passBy(event: RecordedEvent): void {
    const taskId = taskIdOfStream(event.stream);
    const before = this.known.get(taskId);
    if (!before || event.revision < before.audiences.length) return;
    this.known.delete(taskId);
    if (event.revision > before.audiences.length) return;
    this.keep(taskId, () => withEvent(before, taskCodec.read(event)));
  }

  private async load(taskId: string): Promise<Readership | undefined> {
    const events = await this.store.readStream(taskStream(taskId));
    return this.keep(taskId, () => readershipOf(taskCodec.readAll(events)));
  }

  private keep(taskId: string, fold: () => Readership): Readership | undefined {
    const readership = this.understood(taskId, fold);
    if (readership?.planId === undefined) return undefined;
    this.known.delete(taskId);
    this.known.set(taskId, readership);
    if (this.known.size > kept) this.known.delete(this.known.keys().next().value!);
    return readership;
  }

  private understood(taskId: string, fold: () => Readership): Readership | undefined {
    try {
      return fold();
    } catch (error) {
      this.onUnreadable(error, taskId);
      return undefined;
    }
  }
}

export const taskIdOfStream = (stream: string): string => stream.slice(taskStreamPrefix.length);
