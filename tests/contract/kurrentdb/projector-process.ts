// A process of its own for the tests of the KurrentDB adapter: projects until it is killed. Arguments: KurrentDB, PostgreSQL.
import { asStored, createKurrentEventStore } from '#event-store';
import { systemClock } from '#kernel';
import { createReadDatabase, startProjections } from '#projections';
import { totalsModel } from './totals-model.js';

const [, , connectionString, readDatabase] = process.argv;
const models = [totalsModel];
const store = await createKurrentEventStore({ connectionString: connectionString!, upcasters: asStored });
const dataSource = await createReadDatabase(readDatabase!, { models });
const onError = (error: unknown): void => console.error(error);
await startProjections({ store, dataSource, clock: systemClock, models, batchSize: 20, lingerMs: 0, onError });
console.log('projecting');
