import type { CommandBus } from '@nestjs/cqrs';
import { createSweeper, type DueTask, type Escalator, type EscalatorPorts, startEscalator } from '#escalation';
import { type Clock, deterministicId, systemActor, type Timestamp } from '#kernel';
import type { Log } from '#platform';
import { GiveTaskCommand } from '#tasks';

/** The index of due clocks. */
export interface DueClocks {
  dueTasks(now: Timestamp, cursor: DueTask | null, limit: number): Promise<readonly DueTask[]>;
  nextDue(): Promise<Timestamp | null>;
}

export interface EscalatorOptions {
  readonly commands: CommandBus;
  readonly dueClocks: DueClocks;
  readonly clock: Clock;
  readonly log: Log;
  /** Waits until the index knows all events written so far. */
  settled(): Promise<void>;
  /** False: sweeps only when asked to. Default true. */
  readonly automatic?: boolean;
}

/** Binds due clocks to the orders that fire them. The task decides which rungs fire; asking twice at one moment asks once. */
export function createEscalator(options: EscalatorOptions): Escalator {
  const { dueClocks, clock, log, settled, automatic = true } = options;
  const ports: EscalatorPorts = {
    dueTasks: (now, cursor, limit) => dueClocks.dueTasks(now, cursor, limit),
    nextDue: () => dueClocks.nextDue(),
    fire: (taskId, now) => fire(options, taskId, now),
    onFailure: (taskId, error) => log.error({ err: error, task: taskId }, 'a task with due clocks could not be asked'),
    settled,
  };
  if (!automatic) return createSweeper(ports);
  return startEscalator(ports, clock, (error) => log.error({ err: error }, 'a sweep of due clocks failed'));
}

async function fire({ commands }: EscalatorOptions, taskId: string, now: Timestamp): Promise<number> {
  const commandId = deterministicId('fire-rungs', taskId, now);
  const context = {
    actor: systemActor('escalator'),
    at: now,
    commandId,
    correlationId: commandId,
    causationId: null,
    source: 'clock',
  } as const;
  const { events, repeated } = await commands.execute(new GiveTaskCommand(taskId, 'FireRungs', { now }, context));
  return repeated ? 0 : events;
}
