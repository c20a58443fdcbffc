import {
  getPostgreSQLEventStore,
  pongoSingleStreamProjection,
  postgreSQLEventStoreConsumer,
} from '@event-driven-io/emmett-postgresql';
import type { ReadModel, TableSpec } from '#projections';
import { applyEvents } from '../../libs/projections/fold/batch.js';
import { filterOf } from '../../libs/projections/model/read-model.js';
import { RowCache } from '../../libs/projections/fold/row-cache.js';
import { createIndexes, createKey, createTable, dropTable } from '../../libs/projections/sql/table-sql.js';
import { inTransaction } from '../../libs/projections/sql/transaction.js';
import type { ReadSide } from './read-side.js';
import { yearOfOneTask } from './year-of-tasks.js';

/**
 * The same model into tables of the same shape, as it is usually written: for each event a transaction that reads the
 * rows, changes them, writes them and moves a checkpoint. Events per second.
 */
export async function rowByRow(side: ReadSide, model: ReadModel, seconds: number): Promise<number> {
  const { dataSource, store } = side;
  for (const table of model.tables) {
    for (const ddl of [createTable(table, '__check'), createKey(table, '__check'), ...createIndexes(table, '__check')])
      await dataSource.query(ddl);
  }
  await dataSource.query('CREATE TABLE zhezi_read.row_by_row AS SELECT 0::bigint AS position');
  const begun = performance.now();
  let count = 0;
  for (let after = 0n; performance.now() - begun < seconds * 1_000;) {
    const page = await store.readAll({ after, limit: 500, filter: filterOf(model) });
    for (const event of page.events) {
      if (performance.now() - begun >= seconds * 1_000) break;
      await inTransaction(dataSource, async (sql) => {
        await sql.query('UPDATE zhezi_read.row_by_row SET position = $1', [String(event.position)]);
        const target = {
          model,
          suffix: '__check',
          cache: new RowCache(model),
          quarantined: new Set<string>(),
        } as const;
        await applyEvents(target, sql, [event]);
      });
      count++;
    }
    after = page.position;
  }
  const perSecond = (count / (performance.now() - begun)) * 1_000;
  for (const table of model.tables) await dataSource.query(dropTable(table, '__check'));
  await dataSource.query('DROP TABLE zhezi_read.row_by_row');
  return Math.round(perSecond);
}

interface Summary {
  readonly taskId: string;
  readonly events: number;
  readonly newest: string;
  readonly revision: number;
}

const summaries: TableSpec<Summary> = {
  name: 'bench_summary',
  columns: { taskId: 'text', events: 'integer', newest: 'text', revision: 'integer' },
  key: ['taskId'],
  subject: 'taskId',
  indexes: [],
};

/** A model that emmett's example projections can be compared with: per task the number of events and the newest. */
export const summaryModel = (eventTypes: readonly string[]): ReadModel => ({
  name: 'bench-summary',
  version: 1,
  tables: [summaries],
  eventTypes,
  streamPrefixes: ['task-'],
  apply({ type, revision }, rows) {
    const { events = 0 } = rows.get(summaries, rows.subject) ?? {};
    rows.put(summaries, { taskId: rows.subject, events: events + 1, newest: type, revision });
  },
});

/** Emmett's asynchronous projection of the same summary into its document table. Events per second. */
export async function emmettSummary(connectionString: string, tasks: number): Promise<number> {
  const year = (await yearOfOneTask()).flatMap(({ events }) => events);
  const store = getPostgreSQLEventStore(connectionString);
  await store.schema.migrate();
  for (let at = 0; at < tasks; at++) await store.appendToStream(`task-${at}`, year as never);
  const projection = pongoSingleStreamProjection({
    canHandle: [...new Set(year.map(({ type }) => type))],
    collectionName: 'bench_summary',
    initialState: () => ({ events: 0, newest: '' }),
    evolve: (summary: { events: number }, { type }: { type: string }) => ({ events: summary.events + 1, newest: type }),
  } as never);
  const consumer = postgreSQLEventStoreConsumer({
    connectionString,
    stopWhen: { noMessagesLeft: true },
    pulling: { batchSize: 1_000 },
  });
  consumer.projector({ processorId: 'bench', projection: projection as never });
  const begun = performance.now();
  await consumer.start();
  const perSecond = ((tasks * year.length) / (performance.now() - begun)) * 1_000;
  await consumer.close();
  await store.close();
  return Math.round(perSecond);
}
