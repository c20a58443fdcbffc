import { type EventStore, type RecordedEvent, UnknownSchemaVersion } from '#event-store';
import { applyByHalving } from '../fold/batch.js';
import type { ProjectionPorts } from '../fold/ports.js';
import { RowCache } from '../fold/row-cache.js';
import type { Target } from '../fold/target.js';
import type { ReadModel } from '../model/read-model.js';
import { lockCheckpoint } from '../sql/checkpoint.js';
import { type Parked, park, type ParkedEvent, parkedEvents, release } from '../sql/quarantine.js';
import { inTransaction, type Sql } from '../sql/transaction.js';

export interface RetryResult {
  readonly model: string;
  /** Streams that are out of quarantine: all their events are applied. */
  readonly released: readonly string[];
  /** Streams whose first parked event still fails, and why. */
  readonly remaining: readonly { readonly stream: string; readonly revision: number; readonly error: string }[];
}

/** Applies parked events again, in the order of their stream. The owner of the model waits meanwhile. */
export async function retryQuarantined(
  { store, dataSource, clock }: ProjectionPorts,
  model: ReadModel,
  stream: string | null = null,
): Promise<RetryResult> {
  return inTransaction(dataSource, async (sql) => {
    await lockCheckpoint(sql, model.name);
    const outcome = {
      model: model.name,
      released: [] as string[],
      remaining: [] as RetryResult['remaining'][number][],
    };
    const byStream = Map.groupBy(await parkedEvents(sql, model.name, stream), (parked) => parked.stream);
    for (const [name, waiting] of byStream) {
      const failed = await retryStream(store, model, sql, waiting, clock.now());
      if (failed) outcome.remaining.push({ stream: name, revision: failed.event.revision, error: failed.error! });
      else outcome.released.push(name);
    }
    await sql.query('UPDATE zhezi_read.checkpoints SET generation = generation + 1 WHERE model = $1', [model.name]);
    return outcome;
  });
}

/** The event that still fails, if one does. */
async function retryStream(
  store: EventStore,
  model: ReadModel,
  sql: Sql,
  waiting: readonly ParkedEvent[],
  now: string,
): Promise<Parked | undefined> {
  const stream = waiting[0]!.stream;
  const { events, unreadable } = await readParked(store, waiting);
  const target: Target = { model, suffix: '', cache: new RowCache(model), quarantined: new Set() };
  const parked = await applyByHalving(target, sql, events);
  const failed = parked[0] ?? unreadable;
  if (!failed) {
    await release(sql, model.name, stream, waiting.at(-1)!.revision);
    return undefined;
  }
  await release(sql, model.name, stream, failed.event.revision);
  await park(sql, model.name, [failed], now);
  return failed;
}

interface ReadAgain {
  readonly events: readonly RecordedEvent[];
  readonly unreadable: Parked | undefined;
}

/** The parked events as the store has them now, up to the first that this program cannot read. */
async function readParked(store: EventStore, waiting: readonly ParkedEvent[]): Promise<ReadAgain> {
  const events: RecordedEvent[] = [];
  for (const { stream, revision } of waiting) {
    try {
      events.push(...(await store.readStream(stream, { fromRevision: revision, limit: 1 })));
    } catch (error) {
      if (!(error instanceof UnknownSchemaVersion)) throw error;
      return { events, unreadable: { event: error.event, error: error.message } };
    }
  }
  return { events, unreadable: undefined };
}
