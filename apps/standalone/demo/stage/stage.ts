import type { CommandContext } from '#commands';
import type { EventStore } from '#event-store';
import type { Timestamp } from '#kernel';
import type { Directory } from '#organizations/contract';
import type { ImportedPlan } from '#plans';
import type { PlanCommandType } from '#plans/contract';
import type { TaskCommandType } from '#tasks/contract';
import type { SimulatedClock } from './simulated-clock.js';

/** What the year is played on: the ordinary ways into the product, and a clock that can be set. */
export interface Stage {
  readonly clock: SimulatedClock;
  readonly store: Pick<EventStore, 'readAll'>;
  /** Commands share one clock, which has to be set for each: they are given in the order of their times. Default: side by side. */
  readonly oneAtATime?: boolean;
  importDocument(
    name: string,
    bytes: Uint8Array,
    context: CommandContext,
  ): Promise<readonly Pick<ImportedPlan, 'planId' | 'title' | 'refused'>[]>;
  givePlan(planId: string, type: PlanCommandType, data: unknown, context: CommandContext): Promise<unknown>;
  giveTask(taskId: string, type: TaskCommandType, data: unknown, context: CommandContext): Promise<unknown>;
  /** Fires what is due. */
  sweep(now: Timestamp): Promise<unknown>;
  /** Resolves once the index of due clocks, which a sweep reads, has every event. */
  clocksReady(): Promise<unknown>;
  /** Resolves once reactors and read models know every event. */
  whenCaughtUp(): Promise<unknown>;
  directory(): Promise<Directory>;
}
