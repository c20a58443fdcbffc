import { type CommandContext, commandRefusals } from '#commands';
import type { RecordedEvent } from '#event-store';
import { DomainError, systemActor } from '#kernel';
import { planCodec } from '#plans/contract';
import type { ReactorEntry, ReactorPorts } from '#platform';
import { mapConcurrently } from '#runtime';
import { type FollowingCommand, plansBecomeTasks } from './decision.js';

const inFlight = 48;
const longestPauseMs = 5_000;

/**
 * Carries out what {@link plansBecomeTasks} decides: for the tasks of one plan side by side, for plans one after another. A
 * task whose rules refuse the command is logged and passed over: it holds up neither its plan nor the next one. Any other
 * failure is tried again, since repeating a command changes nothing.
 */
export const plansBecomeTasksReactor: ReactorEntry = {
  name: plansBecomeTasks.name,
  filter: plansBecomeTasks.filter,
  handlersWith: (ports) => ({
    handle: (event) => carryOut(event, ports),
    onFailure: (event, error, attempt) => {
      const retryAfterMs = Math.min(longestPauseMs, 100 * 2 ** Math.min(attempt, 10));
      ports.log.warn({ err: error, stream: event.stream, attempt, retryAfterMs }, 'a plan waits for its tasks');
      return { retryAfterMs };
    },
  }),
};

async function carryOut(event: RecordedEvent, ports: ReactorPorts): Promise<void> {
  const following = plansBecomeTasks.follow(planCodec.read(event));
  await mapConcurrently(following, inFlight, (command) => give(command, event, ports));
}

async function give(command: FollowingCommand, event: RecordedEvent, { commands, log }: ReactorPorts): Promise<void> {
  const { taskId, type, data } = command;
  try {
    await commands.give({ type, subject: taskId, content: data }, contextOf(command, event));
  } catch (error) {
    if (!(error instanceof DomainError) || error.entry === commandRefusals.COMMAND_CONTENDED) throw error;
    const { code, details } = error;
    log.error({ plan: event.stream, task: taskId, command: type, code, details }, 'a command to a task was refused');
  }
}

/** The command happens when the plan's event happened, however late it is carried out. */
const contextOf = ({ commandId }: FollowingCommand, event: RecordedEvent): CommandContext => ({
  actor: systemActor(plansBecomeTasks.name),
  at: event.metadata.occurredAt,
  commandId,
  correlationId: event.metadata.correlationId,
  causationId: event.id,
  source: 'process',
  ...(event.metadata.traceparent !== undefined && { traceparent: event.metadata.traceparent }),
});
