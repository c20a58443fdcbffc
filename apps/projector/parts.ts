import { escalationReadModels } from '#escalation';
import type { SupervisionRules } from '#escalation/contract';
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
import { createTaskReadModels } from '#tasks';
import { type PlansBecomeTasksPorts, plansBecomeTasksReactor } from './plans-become-tasks.js';

/** Lights on the task boards follow the thresholds of the policy in force. */
const readModelsBy = ({ policy }: SupervisionRules): readonly ReadModel[] => [
  ...planReadModels,
  ...createTaskReadModels(policy.light),
  ...escalationReadModels,
];

/** What follows the event feed, to be started in whichever process: every read model, and the processes from events to orders. */
export const projectorParts = {
  readModelsBy,
  /** Until stopped. */
  startProjections(
    { store, readDatabase, clock }: Infrastructure,
    models: readonly ReadModel[],
    log: Log,
  ): Promise<Projections> {
    const onError = (error: unknown, model: string): void => log.error({ err: error, model }, 'a read model failed');
    return startProjections({ store, dataSource: readDatabase, clock, models, onError });
  },
  /** Approved plans initiate their tasks, issued ones dispatch them. */
  startPlansBecomeTasks({ store, readDatabase, clock }: Infrastructure, ports: PlansBecomeTasksPorts): RunningReactor {
    return startReactor(store, plansBecomeTasksReactor(ports), createReactorCheckpoints(readDatabase, clock));
  },
} as const;
