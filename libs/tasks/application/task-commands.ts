import type { AggregateCommands, GivenCommand } from '#commands';
import type { SupervisionRules } from '#escalation/contract';
import type { EventStore } from '#event-store';
import { refusal } from '#kernel';
import {
  taskCodec,
  taskCommands,
  type TaskCommand,
  type TaskCommandType,
  type TaskEvents,
  taskRefusals,
  taskStream,
} from '#tasks/contract';
import { createTaskDecider, type TaskFolded } from '../domain/aggregate/decider.js';
import { warningsIn } from '../domain/reporting/completion-warnings.js';
import { inOwnNumbers } from './own-numbers.js';
import { tellingWhoReported } from './report-given.js';

const refuse = refusal(taskRefusals);

/** Commands to one task, decided by the rules in force. */
export const commandsToTasks = (
  rules: SupervisionRules,
  store: Pick<EventStore, 'readStream'>,
): AggregateCommands<typeof taskCommands, TaskCommand, TaskEvents, TaskFolded> => ({
  catalog: taskCommands,
  aggregate: { decider: createTaskDecider(rules), codec: taskCodec, warningsIn },
  forbidden: (details) => refuse('TASK_FORBIDDEN_ROLE', details),
  commandOf: ({ subject: taskId, ...parsed }) => ({ ...parsed, taskId }),
  streamOf: ({ taskId }) => taskStream(taskId),
  contentOf: ({ taskId, type, data }) => ({ taskId, type, data }),
  inOwnNumbers: (stream, context, carryOut) =>
    tellingWhoReported(store, stream, () => inOwnNumbers(store, stream, context, carryOut)),
});

/** A command to a task, for the gateway. */
export const toTask = (taskId: string, type: TaskCommandType, content: unknown): GivenCommand => ({
  type,
  subject: taskId,
  content,
});
