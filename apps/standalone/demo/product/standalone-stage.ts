import { ImportDocument, toPlan } from '#plans';
import { dueClocksModel, toTask } from '#tasks';
import type { Standalone } from '../../start.js';
import type { SimulatedClock } from '../stage/simulated-clock.js';
import type { Stage } from '../stage/stage.js';

/** The year on the whole product, by the same gateway as the commands of HTTP. */
export const standaloneStage = (standalone: Standalone, clock: SimulatedClock): Stage => {
  const { commands, bus, store, directory } = standalone;
  return {
    clock,
    store,
    importDocument: (name, bytes, context) => bus.execute(new ImportDocument(name, bytes, context)),
    givePlan: (planId, type, data, context) => commands.give(toPlan(planId, type, data), context),
    giveTask: (taskId, type, data, context) => commands.give(toTask(taskId, type, data), context),
    sweep: (now) => sweepAll(standalone, now),
    clocksReady: () => clocksReady(standalone),
    whenCaughtUp: () => standalone.whenCaughtUp(),
    directory: () => directory.current(),
  };
};

async function sweepAll({ sweep }: Standalone, now: string): Promise<void> {
  const { failed } = await sweep(now);
  if (failed > 0) throw new Error(`demo: ${failed} tasks with due clocks could not be asked at ${now}`);
}

const patienceMs = 60_000;

/** The other read models may follow later: nobody looks at a board between two days. */
async function clocksReady({ projections, store }: Standalone): Promise<void> {
  const ready = await projections.whenProcessed(await store.head(), {
    models: [dueClocksModel.name],
    timeoutMs: patienceMs,
  });
  if (!ready) throw new Error(`demo: the index of due clocks has not caught up within ${patienceMs / 1_000} s`);
}
