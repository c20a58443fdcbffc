import { describe, expect, it } from '@jest/globals';
import { projectSources, sourceOf } from './sources.js';
import { loopsWithoutWait } from './waiting-loops.js';

/** Loops that wait for nothing in a turn, each with the reason why it ends. */
const ends: Readonly<Record<string, string>> = {
  'apps/api/live/live-hub.ts: for (let page = 0; client.open && client.cursor < this.position; page++)':
    'each turn moves the cursor by a page; the twentieth moves it to the end',
  'apps/projector/when-followed.ts: for (let head = await store.head(); ;)':
    'another turn is taken for new events only that a reactor has to handle',
  'apps/standalone/demo/book/tally.ts: for (;;)': 'each turn reads a page, to the end of the store',
  'libs/escalation/application/sweep.ts: while (!signal?.aborted)': 'each turn asks a page of due tasks, to the last',
  'libs/event-store/kurrentdb/reader.ts: for (let from = start; ;)': 'each turn reads a page, to the end of the log',
  'libs/event-store/postgres/group-writer.ts: while (this.queue.length > 0 || this.groupsInFlight.size > 0)':
    'each turn awaits the answer to a group; a store that is closed takes no more',
  'libs/event-store/postgres/reader.ts: for (let from = after; ; from += window)':
    'each turn moves on by a window, to the newest position',
  'libs/organizations/application/live-directory.ts: for (;;)': 'each turn reads a page, to the end of the store',
  'libs/projections/fold/store-feed.ts: while (!options.signal.aborted)':
    'another turn is taken behind an event that cannot be read; whatever else ends the subscription is thrown',
  'libs/projections/follow/read-ahead.ts: for (let next = source.next(); ;)': 'each turn takes a page of the source',
  'libs/projections/follow/unread.ts: for (let position = after; ;)': 'each turn reads a page, to the end of the store',
  'libs/projections/rebuild/lock-timeouts.ts: for (let attempt = 1; ; attempt++)':
    'twenty turns, each of which has waited for a lock as long as the server does',
  'libs/projections/rebuild/side-build.ts: while (this.position < through)':
    'each turn reads a page, to a fixed position',
};

describe('loops that await something', () => {
  it('every loop waits for a while in each turn, goes over a list, or has its end written down here', () => {
    const product = projectSources().filter(
      ({ path }) => /^(apps|libs)\//.test(path) && !/(\.spec|-suite)\.ts$|\/spec\//.test(path),
    );
    expect(product.flatMap(loopsWithoutWait).toSorted()).toEqual(Object.keys(ends).toSorted());
  });

  it('a loop that may begin again at once is found', () => {
    const following = 'for await (const page of store.subscribe({ signal })) await tell(page);';
    expect(loopsWithoutWait(sourceOf('hub.ts', `while (!signal.aborted) { ${following} }`))).toEqual([
      'hub.ts: while (!signal.aborted)',
    ]);
    expect(
      loopsWithoutWait(sourceOf('hub.ts', `while (!signal.aborted) { ${following} await pause(ms, signal); }`)),
    ).toEqual([]);
  });
});
