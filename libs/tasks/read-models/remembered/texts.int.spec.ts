import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asStored, createMemoryEventStore, type RecordedEvent } from '#event-store';
import type { Actor, LocalDate } from '#kernel';
import { rebuild, rollback } from '#projections';
import { runs } from '#testing';
import { rules } from '../../domain/spec/rules.js';
import { people } from '../../domain/spec/tasks.js';
import { taskReadModels } from '../models.js';
import { noTitles } from '../spec/told-world.js';
import { openWorld, planId, tell, type World } from '../spec/world.js';
import { storiesOf } from '../spec/stories.js';
import type { TaskBoardCriteria } from '../task-board/criteria.js';
import { ItemTexts } from '../task-board/item-texts.js';
import { readPage } from '../task-board/page.js';
import {
  TaskBoardQuery,
  TaskBoardQueryHandler,
  TaskBoardTextQuery,
  TaskBoardTextQueryHandler,
} from '../task-board/query.js';
import type { NamedRow } from '../task-board/select.js';
import { TaskQuery, TaskQueryHandler, TaskTextQuery, TaskTextQueryHandler } from '../task/query.js';
import {
  TaskTimelineQuery,
  TaskTimelineQueryHandler,
  TaskTimelineTextQuery,
  TaskTimelineTextQueryHandler,
} from '../task-timeline/query.js';

/** A process that has been asked for long, beside one that remembers nothing. */
function remembering(world: World) {
  const boards = new TaskBoardTextQueryHandler(world.database);
  const tasks = new TaskTextQueryHandler(world.store, rules);
  const timelines = new TaskTimelineTextQueryHandler(world.database, noTitles);
  return {
    board: async (criteria: TaskBoardCriteria) => String(await boards.execute(new TaskBoardTextQuery(criteria))),
    task: async (criteria: Asked) => String((await tasks.execute(new TaskTextQuery(criteria))).text),
    timeline: async (criteria: Asked) => String(await timelines.execute(new TaskTimelineTextQuery(criteria))),
  };
}

function forgetful(world: World) {
  const json = async (answer: Promise<unknown>): Promise<string> => JSON.stringify(await answer);
  return {
    board: (criteria: TaskBoardCriteria) =>
      json(new TaskBoardQueryHandler(world.database).execute(new TaskBoardQuery(criteria))),
    task: (criteria: Asked) => json(new TaskQueryHandler(world.store, rules).execute(new TaskQuery(criteria))),
    timeline: (criteria: Asked) =>
      json(new TaskTimelineQueryHandler(world.database, noTitles).execute(new TaskTimelineQuery(criteria))),
  };
}

interface Asked {
  readonly taskId: string;
  readonly viewer: Actor;
  readonly today: LocalDate;
}

type Readers = ReturnType<typeof remembering>;

/** An office, the unit that consolidates, two others, a leading post: everybody for whom texts differ. */
const viewers = [people.officer, people.jwClerk, people.fgwHead, people.czjClerk, people.leader];
const narrowed: readonly Partial<TaskBoardCriteria>[] = [
  {},
  { planId, limit: 3 },
  { unit: 'jw' },
  { leader: 'vice-mayor' },
  { lights: ['red', 'yellow'], unit: 'jw' },
  { states: ['InProgress', 'Dispatched'] },
  { sort: 'due' },
  { sort: 'updated', limit: 2 },
  { sort: 'light', limit: 4 },
  { asOf: '2023-01-25' },
  { asOf: '2023-02-10', sort: 'updated', limit: 2 },
];

const told = (answer: Promise<string>): Promise<string> =>
  answer.catch((error: unknown) => String((error as { code?: unknown }).code ?? error));

/** Everything anybody may ask, by every reader; page after page. */
async function everything(readers: Readers, taskIds: readonly string[], today: LocalDate): Promise<string[]> {
  const answers: string[] = [];
  for (const viewer of viewers) {
    for (const criteria of narrowed) answers.push(...(await pages(readers, { viewer, today, ...criteria })));
    for (const taskId of taskIds) {
      answers.push(await told(readers.task({ taskId, viewer, today })));
      answers.push(await told(readers.timeline({ taskId, viewer, today })));
    }
  }
  return answers;
}

async function pages(readers: Readers, criteria: TaskBoardCriteria): Promise<string[]> {
  const page = await readers.board(criteria);
  const { nextCursor } = JSON.parse(page) as { nextCursor: string | null };
  return nextCursor === null ? [page] : [page, ...(await pages(readers, { ...criteria, cursor: nextCursor }))];
}

const happening = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 40 }).map((events) => ({ kind: 'events', events }) as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'rebuild' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'rollback' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'midnight' } as const) },
);
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

/** A world to which what happened in another is told bit by bit. */
async function slowWorld(stories: Parameters<typeof tell>[1]) {
  const source = createMemoryEventStore({ upcasters: asStored });
  const taskIds = await tell(source, stories);
  const { events } = await source.readAll({ after: 0n, limit: 100_000 });
  const world = await openWorld([]);
  const ports = { store: world.store, dataSource: world.database, clock: world.clock };
  let [at, today, isKept] = [0, '2023-02-20', false];
  await world.follow();
  const take = {
    events: async (count: number) => {
      for (const event of events.slice(at, (at += count))) await world.store.append([again(event)]);
      await world.follow();
    },
    rebuild: async () => {
      for (const model of taskReadModels) await rebuild(ports, model);
      isKept = true;
    },
    rollback: async () => {
      if (isKept) for (const model of taskReadModels) await rollback(ports, model);
    },
    midnight: () => void (today = `2023-03-${String(Number(today.slice(8)) + 1).padStart(2, '0')}`),
  };
  const happen = async (what: Happening) =>
    what.kind === 'events' ? take.events(what.events) : await take[what.kind]();
  return { world, taskIds, happen, today: () => today };
}

const again = ({ stream, id, type, schemaVersion, data, metadata }: RecordedEvent) => ({
  stream,
  expectedRevision: 'any' as const,
  events: [{ id, type, schemaVersion, data, metadata }],
});

describe('remembered answers', () => {
  const open: World[] = [];
  const opened = (world: World): World => (open.push(world), world);
  afterEach(async () => {
    for (const world of open.splice(0)) await world.close();
  });

  it('a remembered answer is what would be read, byte for byte, whatever happens in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(storiesOf(20), { minLength: 2, maxLength: 4 }),
        fc.array(happening, { minLength: 4, maxLength: 6 }),
        async (stories, happenings) => {
          const { world, taskIds, happen, today } = await slowWorld(stories);
          opened(world);
          const readers = remembering(world);
          for (const what of [{ kind: 'events', events: 30 } as const, ...happenings]) {
            await happen(what);
            expect(await everything(readers, taskIds, today())).toEqual(
              await everything(forgetful(world), taskIds, today()),
            );
          }
        },
      ),
      { numRuns: runs(2) },
    );
  });

  it('a remembered answer counts for one generation of rows, and is not read again within it', async () => {
    const { world, happen } = await slowWorld(fc.sample(storiesOf(20), { numRuns: 2, seed: 3 }));
    opened(world);
    await happen({ kind: 'events', events: 60 });
    const readers = remembering(world);
    const criteria = { viewer: people.officer, today: '2023-02-01' };
    const before = await readers.board(criteria);
    await world.database.query(`UPDATE zhezi_read.task_board SET text = '另一代的行'`);
    expect(await readers.board(criteria)).toBe(before);
    await world.database.query('UPDATE zhezi_read.checkpoints SET generation = generation + 1');
    expect(await readers.board(criteria)).toBe(await forgetful(world).board(criteria));
    expect(await readers.board(criteria)).toContain('另一代的行');
  });

  it('the remembered texts give no page whose tasks have changed since their rows were named', async () => {
    const { world, happen } = await slowWorld(fc.sample(storiesOf(20), { numRuns: 3, seed: 5 }));
    opened(world);
    await happen({ kind: 'events', events: 30 });
    const criteria = { viewer: people.officer, today: '2023-02-01' };
    const { rows } = await readPage<NamedRow>(world.database, criteria, 'named');
    const texts = new ItemTexts(world.database);
    const everything = { kind: 'all' } as const;
    expect(await texts.of(rows, criteria.today, everything)).toHaveLength(rows.length);
    const [first, ...others] = rows;
    expect(
      await texts.of([{ ...first!, revision: first!.revision - 1 }, ...others], criteria.today, everything),
    ).toBeUndefined();
    expect(
      await texts.of([{ ...first!, generation: first!.generation + 1 }], criteria.today, everything),
    ).toBeUndefined();
    expect(await texts.of([{ ...first!, taskId: 'none' }], criteria.today, everything)).toBeUndefined();
  });
});
