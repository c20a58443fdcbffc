import fc from 'fast-check';
import { asStored, createMemoryEventStore, type EventStore, type NewEvent } from '#event-store';
import { type Clock, fixedClock } from '#kernel';
import { createReadDatabase, type Projections, type ReadDatabase, startProjections } from '#projections';
import { taskIdOf, taskStream } from '#tasks/contract';
import { testDatabase } from '#testing';
import { play, type Story } from '../../domain/spec/play.js';
import { taskReadModels } from '../models.js';
import { newEventsOf } from './recorded.js';
import { storiesOf } from './stories.js';

/** A store of played tasks and their read models. */
export interface World {
  readonly store: EventStore;
  readonly database: ReadDatabase;
  readonly clock: Clock;
  readonly taskIds: readonly string[];
  /** Follows the feed to its present end, in batches of this size. */
  follow(batchSize?: number): Promise<void>;
  close(): Promise<void>;
}

export const planId = '2023-plan';

export async function openWorld(stories: readonly Story[]): Promise<World> {
  const { connectionString, close } = await testDatabase();
  const database = await createReadDatabase(connectionString, { models: taskReadModels });
  const store = createMemoryEventStore({ upcasters: asStored });
  const clock = fixedClock('2023-12-31T12:00:00.000Z');
  const taskIds = await tell(store, stories);
  const follow = async (batchSize = 500): Promise<void> => {
    const projections = await start({ store, database, clock }, batchSize);
    const isDone = await projections.whenProcessed(await store.head(), { timeoutMs: 30_000 });
    await projections.stop();
    if (!isDone) throw new Error('the read models did not come to the end of the feed');
  };
  const end = async (): Promise<void> => {
    await database.destroy();
    await close();
  };
  return { store, database, clock, taskIds, follow, close: end };
}

const start = ({ store, database, clock }: Pick<World, 'store' | 'database' | 'clock'>, batchSize: number) =>
  startProjections({
    store,
    dataSource: database,
    clock,
    models: taskReadModels,
    batchSize,
    lingerMs: 0,
    rowsInMemory: batchSize,
    onError: (error) => {
      throw error;
    },
  }) satisfies Promise<Projections>;

/** The same stories for every run, so that what a test asks for is there. */
export const sampleStories = (count: number): readonly Story[] => fc.sample(storiesOf(60), { numRuns: count, seed: 7 });

/** Appends the tasks' events as they would come: a command of one task after a command of another. */
export async function tell(store: EventStore, stories: readonly Story[]): Promise<string[]> {
  const tasks = stories.map((story, at) => commandsOf(story, at + 1));
  const longest = Math.max(...tasks.map(({ commands }) => commands.length));
  for (let at = 0; at < longest; at++) {
    const appends = tasks.flatMap(({ taskId, commands }) => appendOf(taskId, commands[at] ?? []));
    if (appends.length > 0) await store.append(appends);
  }
  return tasks.map(({ taskId }) => taskId);
}

const appendOf = (taskId: string, events: readonly NewEvent[]) =>
  events.length === 0 ? [] : [{ stream: taskStream(taskId), expectedRevision: 'any' as const, events }];

function commandsOf(story: Story, seq: number): { taskId: string; commands: NewEvent[][] } {
  const taskId = taskIdOf(planId, seq);
  const commands = play(story).map((played) => newEventsOf([played], taskId).map((event) => numbered(event, seq)));
  return { taskId, commands };
}

function numbered(event: NewEvent, seq: number): NewEvent {
  if (event.type !== 'TaskProposed') return event;
  const leaders = seq % 3 === 0 ? [{ post: 'vice-mayor-2', name: '李四' }] : event.data.leaders!;
  const text = `${String(event.data.text)}（第${seq}标段）`;
  return { ...event, data: { ...event.data, seq, number: seq, leaders, text } };
}
