import type { CommandBus } from '@nestjs/cqrs';
import { type CommandContext, commandRefusals, type RecordedEvent } from '#event-store';
import { DomainError, systemActor } from '#kernel';
import type { PlanEvent } from '#plans/contract';
import { wordingOf } from '#platform';
import type { Reactor } from '#projections';
import { type Log, mapConcurrently } from '#runtime';
import { GiveTaskCommand, plansBecomeTasks } from '#tasks';

export interface PlansBecomeTasksPorts {
  readonly commands: Pick<CommandBus, 'execute'>;
  readonly log: Log;
}

type FollowingCommand = ReturnType<typeof plansBecomeTasks.follow>[number];

const inFlight = 48;
const longestPauseMs = 5_000;

/**
 * Carries out what {@link plansBecomeTasks} decides. The tasks of one plan are ordered side by side, plans one after
 * another. A task whose rules refuse the order is logged and passed over: it holds up neither its plan nor the next one.
 * Any other failure is tried again, since repeating an order changes nothing.
 */
export const plansBecomeTasksReactor = (ports: PlansBecomeTasksPorts): Reactor => ({
  name: plansBecomeTasks.name,
  filter: plansBecomeTasks.filter,
  handle: (event) => carryOut(event, ports),
  onFailure: (event, error, attempt) => {
    const retryAfterMs = Math.min(longestPauseMs, 100 * 2 ** Math.min(attempt, 10));
    ports.log.warn({ err: error, stream: event.stream, attempt, retryAfterMs }, 'a plan waits for its tasks');
    return { retryAfterMs };
  },
});

async function carryOut(event: RecordedEvent, ports: PlansBecomeTasksPorts): Promise<void> {
  const commands = plansBecomeTasks.follow(event as unknown as PlanEvent);
  await mapConcurrently(commands, inFlight, (command) => give(command, event, ports));
}

async function give(
  order: FollowingCommand,
  event: RecordedEvent,
  { commands, log }: PlansBecomeTasksPorts,
): Promise<void> {
  const { taskId, type, data } = order;
  try {
    await commands.execute(new GiveTaskCommand(taskId, type, data, contextOf(order, event)));
  } catch (error) {
    if (!(error instanceof DomainError) || error.entry === commandRefusals.COMMAND_CONTENDED) throw error;
    const reason = wordingOf(error, 'zh');
    log.error({ plan: event.stream, task: taskId, order: type, code: error.code, reason }, 'an order was refused');
  }
}

/** The order happens when the plan's event happened, however late it is carried out. */
const contextOf = ({ commandId }: FollowingCommand, event: RecordedEvent): CommandContext => ({
  actor: systemActor(plansBecomeTasks.name),
  at: event.metadata.occurredAt,
  commandId,
  correlationId: event.metadata.correlationId,
  causationId: event.id,
  source: 'process',
  ...(event.metadata.traceparent !== undefined && { traceparent: event.metadata.traceparent }),
});
