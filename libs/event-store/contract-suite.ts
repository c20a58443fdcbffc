import { afterAll, beforeAll, describe } from '@jest/globals';
import { appendingContract } from './spec/appending-suite.js';
import { lifetimeContract } from './spec/lifetime-suite.js';
import { readingContract } from './spec/reading-suite.js';
import { repeatContract } from './spec/repeats-suite.js';
import { revisionContract } from './spec/revisions-suite.js';
import { StoreBench, type StoreUnderTest } from './spec/store-bench.js';
import { subscriptionContract } from './spec/subscribing-suite.js';

/** Every promise of the port. An adapter's spec runs this against a store of its own, to which nobody else writes. */
export function eventStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`event store contract: ${name}`, () => {
    const bench = new StoreBench(open);
    beforeAll(() => bench.start());
    afterAll(() => bench.close());

    appendingContract(bench);
    revisionContract(bench);
    repeatContract(bench);
    readingContract(bench);
    subscriptionContract(bench);
    lifetimeContract(bench);
  });
}
