import { listed } from '#kernel';
import {
  createSuggester,
  openDocument,
  readDocument,
  type ReadPlan,
  type ReadTask,
  type Suggestion,
  type Suggestions,
} from '#plans';
import type { Language } from '#platform';
import { asJson, type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { givenFile } from '../files.js';
import { progressBar } from '../progress.js';
import { refuseCli } from '../refusals.js';
import { knowledgeFrom } from '../suggesting.js';
import { type Column, table } from '../table.js';
import { evaluation } from './suggest-evaluation.js';

export interface SuggestOptions {
  readonly evaluate?: boolean;
  readonly json?: boolean;
  readonly knowledge?: readonly string[];
}

/** Suggests who might answer for each task of a report that names no units, from plans of earlier years. */
export async function suggest(
  occasion: Occasion,
  path: string | undefined,
  options: SuggestOptions,
): Promise<ExitCode> {
  const { language, surroundings } = occasion;
  if (path === undefined && !options.evaluate) throw refuseCli('REPORT_NOT_GIVEN');
  const bar = progressBar(surroundings, say(language, '读取往年方案', 'Reading earlier plans'));
  const report = path === undefined ? undefined : await plansIn(path, surroundings.folder);
  const knowledge = await knowledgeFrom(options.knowledge, occasion.configuration(), surroundings.folder, bar.update);
  bar.end();
  if (!report || options.evaluate) surroundings.out(evaluation(knowledge, language, options.json ?? false));
  else surroundings.out(suggested(report, knowledge, occasion, options.json ?? false));
  return exitCodes.done;
}

interface SuggestedTask {
  readonly task: ReadTask;
  readonly suggestions: Suggestions;
}

const plansIn = async (path: string, folder: string): Promise<readonly ReadPlan[]> => {
  const { name, bytes } = await givenFile(folder, path);
  return readDocument(await openDocument(bytes, name)).plans;
};

function suggested(
  plans: readonly ReadPlan[],
  { tasks, units }: Awaited<ReturnType<typeof knowledgeFrom>>,
  { language, surroundings }: Occasion,
  json: boolean,
): string {
  const open = plans.filter((plan) => plan.tasks.some((task) => task.units.length === 0));
  const answers = open.map((plan) => {
    const suggestFor = createSuggester(
      tasks.filter(({ year }) => year < plan.year),
      units,
    );
    const without = plan.tasks.filter((task) => task.units.length === 0);
    return { plan, tasks: without.map((task) => ({ task, suggestions: suggestFor(task) })) };
  });
  if (json)
    return asJson({
      plans: answers.map(({ plan, tasks: each }) => ({ title: plan.title, year: plan.year, tasks: each.map(asData) })),
    });
  if (answers.length === 0) return `${say(language, '各项任务均已列明责任单位。', 'Every task names its units.')}\n`;
  return answers
    .map(
      ({ plan, tasks: each }) =>
        `${headOf(plan, each.length, language)}\n${table(columns(language), each, surroundings.width)}`,
    )
    .join('\n');
}

const headOf = ({ title }: ReadPlan, count: number, language: Language): string =>
  `${title}\n${say(language, `${count} 项任务没有列明责任单位，按往年任务建议如下`, `${count} tasks name no units; suggested from earlier tasks`)}\n`;

const asData = ({ task, suggestions }: SuggestedTask) => ({
  number: task.number,
  section: task.section,
  subsection: task.subsection,
  theme: task.theme,
  text: task.text,
  line: task.line,
  ...suggestions,
});

const shown = 3;
const namesOf = (all: readonly Suggestion[], language: Language): string =>
  listed(
    all.slice(0, shown).map(({ name, score }) => `${name} ${score.toFixed(2)}`),
    language,
  );

const restsOn = ({ suggestions: { units } }: SuggestedTask): string => {
  const best = units[0]?.precedents[0];
  return best ? `${best.task.year}-${best.task.number} ${best.similarity.toFixed(2)} ${best.task.text}` : '—';
};

const columns = (language: Language): readonly Column<SuggestedTask>[] => [
  { title: say(language, '序号', 'No.'), value: ({ task }) => task.number, align: 'right' },
  { title: say(language, '行', 'Line'), value: ({ task }) => task.line, align: 'right' },
  { title: say(language, '任务', 'Task'), value: ({ task }) => task.text, fills: true },
  {
    title: say(language, '建议单位', 'Units'),
    value: ({ suggestions }) => namesOf(suggestions.units, language),
    fills: true,
  },
  {
    title: say(language, '建议领导', 'Leaders'),
    value: ({ suggestions }) => namesOf(suggestions.leaders.slice(0, 2), language),
  },
  { title: say(language, '依据', 'Rests on'), value: restsOn, fills: true },
];
