import { eventStoreContract } from '../contract-suite.js';
import { eventStoreModel } from '../model-suite.js';
import type { StoreUnderTest } from '../spec/store-bench.js';
import { createKurrentEventStore } from './create.js';
import { StandIn } from './spec/stand-in.js';
import { upcastingContract } from '../spec/upcasting-suite.js';
import { asStored, type Lifting } from '../upcasting.js';

async function standIn(upcasters: Lifting = asStored): Promise<StoreUnderTest> {
  const server = await new StandIn().start();
  const store = await createKurrentEventStore({ connectionString: server.connectionString, upcasters });
  return { store, close: () => store.close().then(() => server.stop()) };
}

eventStoreContract('KurrentDB (stand-in)', standIn);
eventStoreModel('KurrentDB (stand-in)', standIn, 30);
upcastingContract('KurrentDB (stand-in)', standIn);

/** A real server, to which nobody else writes while this runs. What earlier runs stored there stays. */
const url = process.env.KURRENTDB_URL;

async function realServer(upcasters: Lifting = asStored): Promise<StoreUnderTest> {
  const store = await createKurrentEventStore({ connectionString: url!, upcasters });
  return { store, keepsData: true, close: () => store.close() };
}

if (url) {
  eventStoreContract('KurrentDB', realServer);
  eventStoreModel('KurrentDB', realServer, 30);
  upcastingContract('KurrentDB', realServer);
}
