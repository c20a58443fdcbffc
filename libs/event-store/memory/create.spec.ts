import { eventStoreContract } from '../contract-suite.js';
import { createMemoryEventStore } from './create.js';

eventStoreContract('memory', async () => {
  const store = createMemoryEventStore();
  return { store, close: () => store.close() };
});
