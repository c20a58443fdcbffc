import { readDelivery } from '../model/feed.js';
import type { ProjectionPorts } from '../fold/ports.js';
import { filterOf, type ReadModel } from '../model/read-model.js';

const pageSize = 1_000;

/**
 * Whether more than so many events wait for a model behind a position. Positions never lie closer than events, but may lie far
 * apart (on KurrentDB they are offsets in its log): where they leave it open, the events are counted.
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
