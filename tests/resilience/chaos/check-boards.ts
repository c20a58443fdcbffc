import { rulesInForce } from '#escalation';
import { createPostgresEventStore } from '#event-store';
import { systemClock } from '#kernel';
import { compareWithRebuild, createReadDatabase, projectionStatus, waitForPosition } from '#projections';
import { readModelsBy, upcasters } from '../../../apps/contexts.js';
import type { Cluster } from '../../../apps/standalone/index.js';
import { type Check, check } from './check-store.js';

const patienceMs = 300_000;

/** Every read model has processed every event, has no stream in quarantine, and has the rows of a rebuild. */
export async function checkBoards({ eventStoreUrl, readDatabaseUrl }: Cluster): Promise<readonly Check[]> {
  const models = readModelsBy(await rulesInForce('default-1'));
  await using closing = new AsyncDisposableStack();
  const dataSource = await createReadDatabase(readDatabaseUrl, { models });
  closing.defer(() => dataSource.destroy());
  const store = await createPostgresEventStore({ connectionString: eventStoreUrl, upcasters });
  closing.defer(() => store.close());
  const head = await store.head();
  const names = models.map(({ name }) => name);
  const seen = await waitForPosition(dataSource, head, { timeoutMs: patienceMs, models: names });
  const ports = { store, dataSource, clock: systemClock };
  const status = await projectionStatus(ports, models);
  const behind = seen ? [] : status.map(({ model, position }) => `${model} ${position} of ${head}`);
  const quarantined = status.flatMap(({ model, quarantined: streams }) =>
    streams.map(({ stream, error }) => `${model} ${stream}: ${error}`),
  );
  const wrong: string[] = [];
  for (const model of models) {
    const { equal, differences } = await compareWithRebuild(ports, model);
    if (!equal) wrong.push(...differences.map((one) => JSON.stringify(one).slice(0, 500)));
  }
  return [
    check('read models have seen every event', names.length, behind),
    check('no stream is put aside', names.length, quarantined),
    check('boards equal a rebuild', names.length, wrong),
  ];
}
