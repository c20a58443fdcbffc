import { testDatabase } from '#testing';
import { eventStoreContract } from '../contract-suite.js';
import { eventStoreModel } from '../model-suite.js';
import type { StoreUnderTest } from '../spec/store-bench.js';
import { upcastingContract } from '../spec/upcasting-suite.js';
import { createPostgresEventStore } from './create.js';
import { installEventStore } from './install.js';
import { asStored, type Lifting } from '../upcasting.js';

async function postgres(upcasters: Lifting = asStored): Promise<StoreUnderTest> {
  const { connectionString, close } = await testDatabase();
  await installEventStore(connectionString);
  const store = await createPostgresEventStore({ connectionString, upcasters });
  return { store, close: () => store.close().then(close) };
}

eventStoreContract('postgres', postgres);
eventStoreModel('postgres', postgres, 60);
upcastingContract('postgres', postgres);
