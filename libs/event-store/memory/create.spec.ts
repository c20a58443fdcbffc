import { eventStoreContract } from '../contract-suite.js';
import { eventStoreModel } from '../model-suite.js';
import type { StoreUnderTest } from '../spec/store-bench.js';
import { createMemoryEventStore } from './create.js';

async function memory(): Promise<StoreUnderTest> {
  const store = createMemoryEventStore();
  return { store, close: () => store.close() };
}

eventStoreContract('memory', memory);
eventStoreModel('memory', memory, 200);
