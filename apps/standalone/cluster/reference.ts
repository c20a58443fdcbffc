import { join } from 'node:path';
import { chineseWorkCalendar } from '#escalation';
import { instantOf } from '#kernel';
import { findRunning, loadConfiguration } from '#platform';
import { silentLog } from '#runtime';
import { playYear, type PlayedYear } from '../demo/play/play-year.js';
import type { Scenario } from '../demo/scenario/scenario.js';
import { simulatedClock } from '../demo/stage/simulated-clock.js';
import { standaloneStage } from '../demo/product/standalone-stage.js';
import type { Stage } from '../demo/stage/stage.js';
import { startStandalone } from '../start.js';
import type { Side } from './compare.js';
import { asSentBy, goesByKafka } from './kafka-reports.js';

export interface ReferenceRun extends Side {
  readonly year: PlayedYear;
  readonly seconds: number;
  stop(): Promise<void>;
}

/** The same year in the embedded profile: one process, its own PostgreSQL, no HTTP and no Kafka. */
export async function playReference(
  folder: string,
  scenario: Scenario,
  directory: string,
  onDay: () => void,
): Promise<ReferenceRun> {
  const dataDirectory = join(folder, 'reference');
  const configuration = loadConfiguration({ ZHEZI_DATA: dataDirectory, ZHEZI_DIRECTORY: directory });
  const clock = simulatedClock(instantOf(scenario.days.readOn, '08:30'));
  const standalone = await startStandalone({ configuration, clock, log: silentLog, escalate: false, http: false });
  try {
    const started = performance.now();
    const year = await playYear(asOnTheCluster(standaloneStage(standalone, clock), scenario), scenario, {
      calendar: chineseWorkCalendar(),
      onDay,
    });
    const seconds = (performance.now() - started) / 1_000;
    const { eventStoreUrl, readDatabaseUrl } = (await findRunning(dataDirectory))!;
    return { year, seconds, eventStoreUrl, readDatabaseUrl, stop: () => standalone.stop() };
  } catch (error) {
    await standalone.stop();
    throw error;
  }
}

/** Events of reports by Kafka name the account together with the unit whose key signed. */
const asOnTheCluster = (stage: Stage, scenario: Scenario): Stage => ({
  ...stage,
  giveTask(taskId, type, data, context) {
    const actor = goesByKafka(scenario, type, context.commandId) ? asSentBy(context.actor) : context.actor;
    return stage.giveTask(taskId, type, data, { ...context, actor });
  },
});
