import { eventStoreContract } from '../contract-suite.js';
import { eventStoreModel } from '../model-suite.js';
import type { StoreUnderTest } from '../spec/store-bench.js';
import { createMemoryEventStore } from './create.js';
import { asStored } from '../upcasting.js';

async function memory(): Promise<StoreUnderTest> {
  const store = createMemoryEventStore({ upcasters: asStored });
  return { store, close: () => store.close() };
}

eventStoreContract('memory', memory);
eventStoreModel('memory', memory, 200);
