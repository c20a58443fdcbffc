import { testDatabase } from '#testing';
import { eventStoreContract } from '../contract-suite.js';
import { eventStoreModel } from '../model-suite.js';
import type { StoreUnderTest } from '../spec/store-bench.js';
import { upcastingContract } from '../spec/upcasting-suite.js';
import type { Upcasters } from '../upcasting.js';
import { createPostgresEventStore } from './create.js';
import { installEventStore } from './install.js';

async function postgres(upcasters?: Upcasters): Promise<StoreUnderTest> {
  const { connectionString, close } = await testDatabase();
  await installEventStore(connectionString);
  const store = await createPostgresEventStore({ connectionString, ...(upcasters && { upcasters }) });
  return { store, close: () => store.close().then(close) };
}

eventStoreContract('postgres', postgres);
eventStoreModel('postgres', postgres, 60);
upcastingContract('postgres', postgres);
