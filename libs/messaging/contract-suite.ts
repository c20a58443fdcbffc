import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import { BrokerBench, type BrokerUnderTest } from './spec/broker-bench.js';
import { deliveryContract } from './spec/delivery-suite.js';
import { sharingContract } from './spec/sharing-suite.js';
import { topicContract } from './spec/topics-suite.js';

/** What every adapter of the port keeps. */
export function messageBrokerContract(name: string, open: () => Promise<BrokerUnderTest>): void {
  describe(`${name} as a message broker`, () => {
    const bench = new BrokerBench(open);
    beforeAll(() => bench.start(), 180_000);
    afterEach(() => bench.clear());
    afterAll(() => bench.close());

    deliveryContract(bench);
    sharingContract(bench);
    topicContract(bench);
  });
}
