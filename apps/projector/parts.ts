import {
  type Infrastructure,
  type ReactorEntry,
  type ReactorPorts,
  projectionObserver,
  reactorOf,
  watchFollower,
  watchModels,
} from '#platform';
import {
  createReactorCheckpoints,
  type EventFeed,
  type Projections,
  type ReadModel,
  type RunningReactor,
  SessionLocks,
  startProjections,
  startReactor,
} from '#projections';
import type { Log } from '#runtime';
import { reactors } from '../contexts.js';
import { type RunningReactors, runningTogether } from './running-reactors.js';

/** What follows the event feed, to be started in whichever process: every read model and every reactor. */
export const projectorParts = {
  /** Until stopped. */
  async startProjections(
    { store, readDatabase, clock, observability }: Infrastructure,
    models: readonly ReadModel[],
    log: Log,
    feed?: EventFeed,
  ): Promise<Projections> {
    const onError = (error: unknown, model: string): void => log.error({ err: error, model }, 'a read model failed');
    const onOwnership = (model: string, isOwner: boolean): void =>
      log.info({ model }, isOwner ? 'owns a read model' : 'stands by: another process owns a read model');
    const observer = observability && projectionObserver(observability);
    const options = { store, dataSource: readDatabase, clock, models, onError, onOwnership, observer };
    const projections = await startProjections({ ...options, ...(feed && { feed }) });
    if (observability) watchModels(observability, { status: () => projections.status(), clock });
    return projections;
  },
  /** Every reactor of every context, always from the store. */
  startReactors(infrastructure: Infrastructure, ports: Omit<ReactorPorts, 'store'>): RunningReactors {
    const { store } = infrastructure;
    const running = reactors.map((reactor) => startOne(infrastructure, reactor, { ...ports, store }));
    return runningTogether(store, running);
  },
} as const;

function startOne(infrastructure: Infrastructure, entry: ReactorEntry, ports: ReactorPorts): RunningReactor {
  const { store, readDatabase, clock, observability } = infrastructure;
  const checkpoints = createReactorCheckpoints(readDatabase, clock);
  const locks = new SessionLocks(readDatabase);
  const running = startReactor(store, reactorOf(entry, ports), checkpoints, { locks });
  if (observability) watchFollower(observability, infrastructure, running);
  return running;
}
