import { type Infrastructure, projectionObserver, watchFollower, watchModels } from '#platform';
import { type PlansBecomeTasksPorts, plansBecomeTasksReactor } from '#plans';
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

/** What follows the event feed, to be started in whichever process: every read model, and the processes from events to commands. */
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
  /** Approved plans initiate their tasks, issued ones dispatch them. */
  startPlansBecomeTasks(infrastructure: Infrastructure, ports: PlansBecomeTasksPorts): RunningReactor {
    const { store, readDatabase, clock, observability } = infrastructure;
    const reactor = plansBecomeTasksReactor(ports);
    const checkpoints = createReactorCheckpoints(readDatabase, clock);
    const running = startReactor(store, reactor, checkpoints, { locks: new SessionLocks(readDatabase) });
    const { name, filter } = reactor;
    if (observability) watchFollower(observability, infrastructure, { name, filter, position: running.position });
    return running;
  },
} as const;
