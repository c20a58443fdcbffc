import { rulesInForce } from '#escalation';
import type { SupervisionRules } from '#escalation/contract';
import { createPostgresEventStore, type EventStore, installEventStore } from '#event-store';
import { type Clock, systemClock } from '#kernel';
import {
  createReadDatabase,
  type Projections,
  type ReadDatabase,
  type ReadModel,
  startProjections,
} from '#projections';
import { taskReadModelsBy } from '#tasks';
import { benchServer } from './bench-server.js';
import { upcasters } from '../../apps/contexts.js';

/** A server with events and read models of tasks, as a small installation has it. */
export interface ReadSide {
  readonly connectionString: string;
  readonly store: EventStore;
  readonly dataSource: ReadDatabase;
  readonly clock: Clock;
  readonly rules: SupervisionRules;
  readonly models: readonly ReadModel[];
}

export async function withReadSide<Result>(work: (side: ReadSide) => Promise<Result>): Promise<Result> {
  const { connectionString, stop } = await benchServer();
  try {
    await installEventStore(connectionString);
    const rules = await rulesInForce('default-1');
    const models = taskReadModelsBy(rules);
    const store = await createPostgresEventStore({ connectionString, upcasters });
    const dataSource = await createReadDatabase(connectionString, { models, poolSize: 16 });
    const result = await work({ connectionString, store, dataSource, clock: systemClock, rules, models });
    await dataSource.destroy();
    await store.close();
    return result;
  } finally {
    await stop();
  }
}

/** Follows the store live, however far behind. */
export const follow = (side: ReadSide, models: readonly ReadModel[] = side.models): Promise<Projections> =>
  startProjections({
    ...side,
    models,
    rebuildBeyond: Number.MAX_SAFE_INTEGER,
    onError: (error) => {
      throw error;
    },
  });

export async function caughtUp(side: ReadSide, projections: Projections): Promise<void> {
  const isThere = await projections.whenProcessed(await side.store.head(), { timeoutMs: 600_000 });
  if (!isThere) throw new Error('the read models did not catch up within ten minutes');
}
