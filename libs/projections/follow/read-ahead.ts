import type { Delivery } from '../model/feed.js';

/**
 * Reads the next page while the present one is worked on, as long as pages are full. To leave the loop early, first abort
 * the source: leaving waits until the source has ended, so that nothing of it goes on.
 */
export async function* readAhead(
  source: AsyncGenerator<Delivery, void>,
  pageSize: number,
): AsyncGenerator<Delivery, void> {
  try {
    for (let next = source.next(); ;) {
      const { value: delivery, done } = await next;
      if (done) return;
      const isFull = delivery.events.length >= pageSize;
      if (isFull) (next = source.next()).catch(() => undefined);
      yield delivery;
      if (!isFull) next = source.next();
    }
  } finally {
    await source.return();
  }
}
