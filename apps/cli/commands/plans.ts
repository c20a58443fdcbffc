import type { Language } from '#platform';
import { planStateNames } from '#plans/contract';
import { asJson, type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { type ListedPlan, listedPlans } from '../plans/find-plan.js';
import { type ActorOptions, officeFor } from '../plans/office.js';
import { type Column, table } from '../table.js';

/** Lists the plans of the running service with their states. */
export async function plans(occasion: Occasion, options: ActorOptions): Promise<ExitCode> {
  const { language, surroundings } = occasion;
  const listed = await listedPlans(await officeFor(occasion, options, { role: 'officer' }));
  surroundings.out(options.json ? asJson(listed) : table(columns(language), listed, surroundings.width));
  return exitCodes.done;
}

const columns = (language: Language): readonly Column<ListedPlan>[] => [
  { title: say(language, '方案编号', 'Plan'), value: ({ planId }) => planId },
  { title: say(language, '名称', 'Title'), value: ({ title }) => title, fills: true },
  { title: say(language, '年度', 'Year'), value: ({ year }) => year, align: 'right' },
  { title: say(language, '状态', 'State'), value: ({ state }) => planStateNames[language][state] },
  { title: say(language, '任务', 'Tasks'), value: ({ tasks }) => tasks, align: 'right' },
  { title: say(language, '疑点', 'Findings'), value: ({ openFindings }) => openFindings, align: 'right' },
];
