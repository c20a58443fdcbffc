import { chineseWorkCalendar, rulesInForce } from '#escalation';
import { instantOf } from '#kernel';
import { type Configuration, createLog, loadConfiguration, Startup } from '#platform';
import { stepNames } from '../../../step-names.js';
import { startStandalone, type Standalone } from '../../start.js';
import { type Boards, boardsOf } from '../summary/boards.js';
import { demoConfiguration, freshFolder } from './data-folder.js';
import type { LightsOfMonth } from '../summary/light-counts.js';
import { officerOf } from '../world/people.js';
import { type PlayedYear, playYear, type PlayOptions } from '../play/play-year.js';
import { readScenario, scenarioFile } from '../scenario/read-scenario.js';
import type { Scenario } from '../scenario/scenario.js';
import { type SimulatedClock, simulatedClock } from '../stage/simulated-clock.js';
import { standaloneStage } from './standalone-stage.js';
import { type Summary, summaryOf } from '../summary/summary.js';

/** A year that has been played, with the product still running on it. */
export interface PlayedDemo {
  readonly standalone: Standalone;
  readonly clock: SimulatedClock;
  readonly year: PlayedYear;
  readonly boards: Boards;
  readonly months: readonly LightsOfMonth[];
  readonly summary: Summary;
  stop(): Promise<void>;
}

export interface DemoRun {
  readonly scenario: string;
  readonly http: boolean;
  readonly onDay?: PlayOptions['onDay'];
  /** How the process starts that plays it. Default: on its own. */
  readonly startup?: Startup;
}

/**
 * Plays the scenario on the whole product, in a folder of its own that is made afresh.
 * @throws DEMO_RUNNING, SCENARIO_INVALID, and what the product itself refuses to start for.
 */
export async function stageDemo(run: DemoRun, env: NodeJS.ProcessEnv = process.env): Promise<PlayedDemo> {
  const configuration = demoConfiguration(loadConfiguration(env), env);
  const log = createLog('demo', configuration);
  const { http, startup = new Startup() } = run;
  return startup.start(log, async ({ step, open }) => {
    const scenario = await step(stepNames.scenario, () => readScenario(scenarioFile(run.scenario)));
    const empty = () => freshFolder(configuration.dataDirectory);
    await open(stepNames.demoFolder, empty, (folder) => folder.release());
    const clock = simulatedClock(instantOf(scenario.days.readOn, '08:30'));
    const start = () => startStandalone({ configuration, clock, log, escalate: false, http, startup });
    const standalone = await open(stepNames.product, start, (started) => started.stop());
    const onDay: PlayOptions['onDay'] = (...day) => {
      startup.throwIfEnding();
      run.onDay?.(...day);
    };
    const play = () => playOn(standalone, clock, scenario, configuration, { ...run, onDay });
    const played = await step(stepNames.year, play);
    return { standalone, clock, ...played };
  });
}

async function playOn(
  standalone: Standalone,
  clock: SimulatedClock,
  scenario: Scenario,
  { policy: policyFile }: Configuration,
  { onDay }: DemoRun,
) {
  const { policy } = await rulesInForce(policyFile);
  const boards = boardsOf(standalone.queries, officerOf({ scenario }), () => clock.now());
  const months: LightsOfMonth[] = [];
  const started = performance.now();
  const year = await playYear(standaloneStage(standalone, clock), scenario, {
    calendar: chineseWorkCalendar(),
    ...(onDay && { onDay }),
    onMonthEnd: async (month) => void months.push(await boards.lightsOf(month)),
  });
  const seconds = (performance.now() - started) / 1_000;
  const rebuildEqualsLive = await equalsRebuild(standalone);
  const rungs = policy.rungs.map(({ rung }) => rung);
  const summary = summaryOf(year, { items: await boards.tasks(), months, rungs, seconds, rebuildEqualsLive });
  return { year, boards, months, summary };
}

/** Every read model, rebuilt from the events beside the live one, has the same rows. */
async function equalsRebuild({ projections }: Standalone): Promise<boolean> {
  let equal = true;
  for (const { name } of projections.models) equal &&= (await projections.compareWithRebuild(name)).equal;
  return equal;
}
