import type { ProjectionPorts } from '../fold/ports.js';
import { readDelivery } from '../fold/store-feed.js';
import { filterOf, type ReadModel } from '../model/read-model.js';

const pageSize = 1_000;

/**
 * Whether more than `most` events of a model come after a position. Positions grow by at least one per event, so that a
 * small difference means few events. It may be large without many events (on KurrentDB positions are offsets in a log):
 * then the events are counted.
 */
export async function hasMoreUnread(
  { store }: Pick<ProjectionPorts, 'store'>,
  model: ReadModel,
  after: bigint,
  most: number,
): Promise<boolean> {
  if ((await store.head()) - after <= BigInt(most)) return false;
  let unread = 0;
  for (let position = after; ;) {
    const page = await readDelivery(store, { after: position, limit: pageSize, filter: filterOf(model) });
    unread += page.unreadable ? 1 : page.events.length;
    if (unread > most) return true;
    if (page.atEnd) return false;
    ({ position } = page);
  }
}
