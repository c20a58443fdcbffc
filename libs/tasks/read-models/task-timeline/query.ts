import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Actor, type LocalDate, localDateOf, refusal, type Timestamp } from '#kernel';
import { DIRECTORY } from '#organizations/contract';
import { queryRows, READ_DATABASE, type ReadDatabase } from '#projections';
import { scopeOf, taskCodec, taskRefusals } from '#tasks/contract';
import { maySeeTask, type Readership, readershipOf } from '../../domain/visibility/readership.js';
import { viewKey } from '../criteria/scope.js';
import { BoundedMemory, type JsonText, jsonText } from '../remembered/bounded-memory.js';
import type { Titles } from './describe.js';
import { entriesFor, type TimelineEntry } from './entries.js';
import { taskTimeline } from './table.js';

const refuse = refusal(taskRefusals);

export interface TaskTimelineCriteria {
  readonly taskId: string;
  readonly viewer: Actor;
  /** Only what had happened by the end of this day. */
  readonly asOf?: LocalDate | undefined;
}

export interface TaskTimeline {
  readonly taskId: string;
  /** In the order in which it happened. */
  readonly entries: readonly TimelineEntry[];
}

/** 事项全程留痕. @throws TASK_NOT_FOUND, also when the viewer has nothing to do with the task. */
export class TaskTimelineQuery extends Query<TaskTimeline> {
  constructor(readonly criteria: TaskTimelineCriteria) {
    super();
  }
}

/** Where titles of posts come from. */
export interface TitlesSource {
  current(): Promise<Titles>;
}

interface Sources {
  readonly database: ReadDatabase;
  readonly directory: TitlesSource;
}

@QueryHandler(TaskTimelineQuery)
export class TaskTimelineQueryHandler implements IQueryHandler<TaskTimelineQuery> {
  constructor(
    @Inject(READ_DATABASE) readonly database: ReadDatabase,
    @Inject(DIRECTORY) readonly directory: TitlesSource,
  ) {}

  async execute({ criteria }: TaskTimelineQuery): Promise<TaskTimeline> {
    return (await tell(this, criteria)).timeline;
  }
}

/** The same timeline as JSON text, byte for byte. @throws TASK_NOT_FOUND likewise */
export class TaskTimelineTextQuery extends Query<JsonText> {
  constructor(readonly criteria: TaskTimelineCriteria) {
    super();
  }
}

interface Kept extends Newest {
  readonly parties: Pick<Readership, 'units' | 'posts'>;
  readonly text: JsonText;
}

/** Its rows are only ever added to: a timeline holds until there is a newer one, or the model's rows are replaced. */
@QueryHandler(TaskTimelineTextQuery)
export class TaskTimelineTextQueryHandler implements IQueryHandler<TaskTimelineTextQuery> {
  private readonly memory = new BoundedMemory<Kept>();

  constructor(
    @Inject(READ_DATABASE) readonly database: ReadDatabase,
    @Inject(DIRECTORY) readonly directory: TitlesSource,
  ) {}

  async execute({ criteria }: TaskTimelineTextQuery): Promise<JsonText> {
    const { taskId, viewer, asOf } = criteria;
    if (asOf !== undefined) return jsonText((await tell(this, criteria)).timeline);
    const scope = scopeOf(viewer);
    const key = viewKey(taskId, scope);
    const { revision, generation } = await this.newest(taskId);
    const kept = this.memory.get(key);
    const isSame = kept?.revision === revision && kept?.generation === generation;
    if (isSame && maySeeTask(scope, kept.parties)) return kept.text;
    const told = await tell(this, criteria);
    const text = jsonText(told.timeline);
    this.memory.put(key, { revision: told.revision, generation, parties: told.parties, text });
    return text;
  }

  private async newest(taskId: string): Promise<Newest> {
    const [row] = await queryRows<Newest>(this.database, { text: newest, values: [taskId], isPlannedOnce: true });
    return row!;
  }
}

/** The rows of one generation of the model only grow in number. */
interface Newest {
  /** Null without a row. */
  readonly revision: number | null;
  readonly generation: number;
}

const newest = `SELECT max(t.revision) AS revision,
    (SELECT c.generation FROM zhezi_read.checkpoints c WHERE c.model = 'task-timeline') AS generation
  FROM zhezi_read.task_timeline t WHERE t.task_id = $1`;

async function tell({ database, directory }: Sources, { taskId, viewer, asOf }: TaskTimelineCriteria) {
  const rows = await database.repositoryOf(taskTimeline).find({ where: { taskId }, order: { revision: 'ASC' } });
  const events = untilEndOf(
    asOf,
    rows.map((row) => taskCodec.readRow(row)),
  );
  const readership = readershipOf(events);
  const scope = scopeOf(viewer);
  if (events.length === 0 || !maySeeTask(scope, readership)) throw refuse('TASK_NOT_FOUND', { taskId });
  const timeline: TaskTimeline = { taskId, entries: entriesFor(scope, readership, events, await directory.current()) };
  const { units, posts } = readership;
  return { timeline, revision: rows.at(-1)!.revision, parties: { units, posts } };
}

/** A task's history only goes forward: an event dated before its predecessor counts from the predecessor's day. */
export function untilEndOf<Event extends { readonly occurredAt: Timestamp }>(
  day: LocalDate | undefined,
  events: readonly Event[],
): readonly Event[] {
  if (day === undefined) return events;
  const beyond = events.findIndex(({ occurredAt }) => localDateOf(occurredAt) > day);
  return beyond < 0 ? events : events.slice(0, beyond);
}
