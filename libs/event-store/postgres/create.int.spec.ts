import { testDatabase } from '#testing';
import { eventStoreContract } from '../contract-suite.js';
import { createPostgresEventStore } from './create.js';
import { installEventStore } from './install.js';

eventStoreContract('postgres', async () => {
  const { connectionString, close } = await testDatabase();
  await installEventStore(connectionString);
  const store = await createPostgresEventStore({ connectionString });
  return { store, close: () => store.close().then(close) };
});
