import {
  type Infrastructure,
  type ProcessEntry,
  type ProcessPorts,
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
import { processes } from '../contexts.js';
import { type RunningProcesses, runningTogether } from './running-processes.js';

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
  /** Every process of every context, always from the store. */
  startProcesses(infrastructure: Infrastructure, ports: ProcessPorts): RunningProcesses {
    const running = processes.map((process) => startProcess(infrastructure, process, ports));
    return runningTogether(infrastructure.store, running);
  },
} as const;

function startProcess(infrastructure: Infrastructure, process: ProcessEntry, ports: ProcessPorts): RunningReactor {
  const { store, readDatabase, clock, observability } = infrastructure;
  const checkpoints = createReactorCheckpoints(readDatabase, clock);
  const locks = new SessionLocks(readDatabase);
  const running = startReactor(store, reactorOf(process, ports), checkpoints, { locks });
  const { name, filter } = process;
  if (observability) watchFollower(observability, infrastructure, { name, filter, position: running.position });
  return running;
}
