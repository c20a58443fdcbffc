import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareWithRebuild } from '#projections';
import { runs } from '#testing';
import { taskReadModels } from './models.js';
import { storiesOf } from './spec/stories.js';
import { toldWorld } from './spec/told-world.js';
import { openWorld, tell, type World } from './spec/world.js';

const told = toldWorld();

describe('live rows and rebuilt rows', () => {
  const ports = (of: World) => ({ store: of.store, dataSource: of.database, clock: of.clock });
  const differences = async (of: World, pageSize = 5_000, rowsInMemory = 800_000) =>
    (
      await Promise.all(taskReadModels.map((model) => compareWithRebuild(ports(of), model, { pageSize, rowsInMemory })))
    ).flatMap((comparison) => comparison.differences);

  it('every live row of a task equals its rebuild', async () => {
    expect(await differences(told.world)).toEqual([]);
  });

  it('every live row of a task equals its rebuild after events were delivered twice', async () => {
    await told.world.database.query('UPDATE zhezi_read.checkpoints SET position = 0');
    await told.world.follow(37);
    expect(await differences(told.world)).toEqual([]);
  });

  it('every live row of a task equals its rebuild for any history, in batches of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(storiesOf(25), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 60 }),
        async (stories, batchSize) => {
          const other = await openWorld([]);
          await tell(other.store, stories);
          await other.follow(batchSize);
          expect(await differences(other, batchSize, batchSize)).toEqual([]);
          await other.close();
        },
      ),
      { numRuns: runs(5) },
    );
  });
});
