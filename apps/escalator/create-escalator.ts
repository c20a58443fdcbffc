import type { CommandGateway } from '#commands';
import { createSweeper, type Escalator, type EscalatorPorts, startEscalator } from '#escalation';
import { type Clock, deterministicId, systemActor, type Timestamp } from '#kernel';
import type { Observability } from '#platform';
import type { Log } from '#runtime';
import { type DueClocks, toTask } from '#tasks';
import { watchClocks } from './watch-clocks.js';

export interface EscalatorOptions {
  readonly commands: Pick<CommandGateway, 'give'>;
  readonly dueClocks: Pick<DueClocks, 'dueTasks' | 'nextDue' | 'waiting' | 'open'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Resolves once the index of due clocks knows all events written so far. */
  indexCaughtUp(): Promise<void>;
  /** False: sweeps only when asked to. Default true. */
  readonly automatic?: boolean;
  readonly observability?: Observability | undefined;
}

/** Asks tasks with due clocks to fire their rungs. The task decides which rungs fire; to ask twice at one instant changes nothing. */
export function createEscalator(options: EscalatorOptions): Escalator {
  const { dueClocks, clock, log, indexCaughtUp, automatic = true, observability } = options;
  if (observability) watchClocks(observability, dueClocks, clock);
  const ports: EscalatorPorts = {
    dueTasks: (now, cursor, limit) => dueClocks.dueTasks(now, cursor, limit),
    nextDue: () => dueClocks.nextDue(),
    fire: (taskId, now, since) => fireMeasured(options, taskId, now, since),
    onFailure: (taskId, error) => log.error({ err: error, task: taskId }, 'a task with due clocks could not be asked'),
    indexCaughtUp,
  };
  if (!automatic) return createSweeper(ports);
  return startEscalator(ports, clock, (error) => log.error({ err: error }, 'a sweep of due clocks failed'));
}

/** Measures how long after the rung was due its events were recorded, by the clock of the escalator. */
async function fireMeasured(options: EscalatorOptions, taskId: string, now: Timestamp, since: Timestamp) {
  const events = await fire(options, taskId, now);
  const { metrics } = options.observability ?? {};
  if (!metrics || events === 0) return events;
  const late = (Date.parse(options.clock.now()) - Date.parse(since)) / 1_000;
  metrics.observe('zhezi_clock_fire_lateness_seconds', {}, Math.max(0, late));
  metrics.count('zhezi_clocks_fired_total', {}, events);
  return events;
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
  const { events, repeated } = await commands.give(toTask(taskId, 'FireRungs', { now }), context);
  return repeated ? 0 : events;
}
