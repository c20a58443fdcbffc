import { escalationReadModels } from '#escalation';
import { type Infrastructure, type Log } from '#platform';
import { planReadModels } from '#plans';
import {
  createReactorCheckpoints,
  type Projections,
  type ReadModel,
  type RunningReactor,
  startProjections,
  startReactor,
} from '#projections';
import { taskReadModels } from '#tasks';
import { type PlansBecomeTasksPorts, plansBecomeTasksReactor } from './plans-become-tasks.js';

const readModels: readonly ReadModel[] = [...planReadModels, ...taskReadModels, ...escalationReadModels];

/** What follows the event feed, to be started in whichever process: every read model, and the processes from events to orders. */
export const projectorParts = {
  readModels,
  /** Read models of all contexts, until stopped. */
  startProjections({ store, readDatabase, clock }: Infrastructure, log: Log): Promise<Projections> {
    const onError = (error: unknown, model: string): void => log.error({ err: error, model }, 'a read model failed');
    return startProjections({ store, dataSource: readDatabase, clock, models: readModels, onError });
  },
  /** Approved plans initiate their tasks, issued ones dispatch them. */
  startPlansBecomeTasks({ store, readDatabase, clock }: Infrastructure, ports: PlansBecomeTasksPorts): RunningReactor {
    return startReactor(store, plansBecomeTasksReactor(ports), createReactorCheckpoints(readDatabase, clock));
  },
} as const;
