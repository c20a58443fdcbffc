import { testDatabase } from '#testing';
import { eventStoreContract } from '../contract-suite.js';
import { eventStoreModel } from '../model-suite.js';
import type { StoreUnderTest } from '../spec/store-bench.js';
import { createPostgresEventStore } from './create.js';
import { installEventStore } from './install.js';
import { asStored } from '../upcasting.js';

async function postgres(): Promise<StoreUnderTest> {
  const { connectionString, close } = await testDatabase();
  await installEventStore(connectionString);
  const store = await createPostgresEventStore({ connectionString, upcasters: asStored });
  return { store, close: () => store.close().then(close) };
}

eventStoreContract('postgres', postgres);
eventStoreModel('postgres', postgres, 60);
