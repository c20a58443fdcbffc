import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { SUPERVISION_RULES, type SupervisionRules } from '#escalation/contract';
import { EVENT_STORE, type EventStore } from '#event-store';
import type { LocalDate } from '#kernel';
import { type Scope, scopeOf, taskStream } from '#tasks/contract';
import { maySeeTask, type Readership } from '../../domain/visibility/readership.js';
import { viewKey } from '../criteria/scope.js';
import { BoundedMemory, type JsonText, jsonText } from '../remembered/bounded-memory.js';
import { readTask, type TaskCriteria } from './read.js';
import type { TaskView } from './view.js';

/** One task, from its events: always up to date. @throws TASK_NOT_FOUND, also when the viewer has nothing to do with it. */
export class TaskQuery extends Query<TaskView> {
  constructor(readonly criteria: TaskCriteria) {
    super();
  }
}

@QueryHandler(TaskQuery)
export class TaskQueryHandler implements IQueryHandler<TaskQuery> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(SUPERVISION_RULES) private readonly rules: SupervisionRules,
  ) {}

  async execute({ criteria }: TaskQuery): Promise<TaskView> {
    return (await readTask(this.store, this.rules, criteria)).view;
  }
}

/** The same view as JSON text, byte for byte, with what its ETag is made of. @throws TASK_NOT_FOUND likewise */
export class TaskTextQuery extends Query<TaskText> {
  constructor(readonly criteria: TaskCriteria) {
    super();
  }
}

export interface TaskText {
  /** Tells this text from every other that the same viewer was ever given of the task. */
  readonly tag: string;
  readonly text: JsonText;
}

interface Kept extends TaskText {
  readonly newest: number;
  readonly day: LocalDate;
  readonly parties: Pick<Readership, 'units' | 'posts'>;
}

/** Events are never changed: a view holds until the stream has a newer one, or the day ends. */
@QueryHandler(TaskTextQuery)
export class TaskTextQueryHandler implements IQueryHandler<TaskTextQuery> {
  private readonly memory = new BoundedMemory<Kept>();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(SUPERVISION_RULES) private readonly rules: SupervisionRules,
  ) {}

  async execute({ criteria }: TaskTextQuery): Promise<TaskText> {
    const key = viewKey(criteria.taskId, scopeOf(criteria.viewer));
    const kept = criteria.asOf === undefined ? this.memory.get(key) : undefined;
    if (kept && (await this.holds(kept, criteria))) return kept;
    const { view, readership, newest } = await readTask(this.store, this.rules, criteria);
    const { units, posts } = readership;
    const tag = tagOf(view, scopeOf(criteria.viewer));
    const read = { tag, text: jsonText(view), newest, day: view.day, parties: { units, posts } };
    if (criteria.asOf === undefined) this.memory.put(key, read);
    return read;
  }

  private async holds({ newest, day, parties }: Kept, { taskId, viewer, today }: TaskCriteria) {
    if (day !== today || !maySeeTask(scopeOf(viewer), parties)) return false;
    return (await this.store.readStream(taskStream(taskId), { fromRevision: newest + 1, limit: 1 })).length === 0;
  }
}

/** The light of a task may change by an event that a unit may not read, which its revision does not tell. */
const tagOf = ({ revision, day, light }: TaskView, { kind }: Scope): string =>
  kind === 'unit' ? `${revision}-${day}-${light}` : `${revision}-${day}`;
