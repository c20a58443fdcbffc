import { evaluate, type Evaluation, evaluateWithin, type HitRate, type HitRates, type KnownTask } from '#plans';
import type { Language } from '#platform';
import { asJson, say } from '../command.js';
import type { Knowledge } from '../suggesting.js';
import { type Column, table } from '../table.js';

interface Row {
  readonly asked: string;
  readonly how: string;
  readonly rates: HitRates;
}

/** Hit rates on the newest plan with those before it to go by, and within the largest plan of the year before. */
export function evaluation({ tasks, units }: Knowledge, language: Language, json: boolean): string {
  const newest = Math.max(...tasks.map(({ year }) => year));
  const earlier = tasks.filter(({ year }) => year < newest);
  const asked = tasks.filter(({ year }) => year === newest);
  const before = largestPlan(earlier.filter(({ year }) => year === Math.max(...earlier.map((task) => task.year))));
  const results = [
    { plan: planOf(asked), n: asked.length, knowledge: earlier.length, ...evaluate(asked, earlier, units) },
    {
      plan: planOf(before),
      n: before.length,
      knowledge: earlier.length - Math.ceil(before.length / 10),
      ...evaluateWithin(
        before,
        earlier.filter((task) => !before.includes(task)),
        units,
      ),
    },
  ];
  if (json) return asJson({ evaluations: results });
  const rows = results.flatMap((each) => rowsOf(each, language));
  return `${table(columns(language), rows, Infinity)}\n${notes(language)}\n`;
}

const planOf = (tasks: readonly KnownTask[]): string => tasks[0]?.plan ?? '—';

const largestPlan = (tasks: readonly KnownTask[]): readonly KnownTask[] =>
  [...Map.groupBy(tasks, ({ plan }) => plan).values()].reduce(
    (most, each) => (each.length > most.length ? each : most),
    [],
  );

const rowsOf = (
  { plan, knowledge, ...rates }: Evaluation & { plan: string; knowledge: number },
  language: Language,
): Row[] => {
  const asked = say(language, `${plan}（依据 ${knowledge} 项）`, `${plan} (from ${knowledge})`);
  return [
    { asked, how: say(language, '建议', 'suggested'), rates: rates.suggested },
    { asked: '', how: say(language, '只猜最常见的', 'most frequent'), rates: rates.majority },
    { asked: '', how: say(language, '相近章节中最常见的', 'most frequent in chapter'), rates: rates.sectionMajority },
  ];
};

const percent = ({ hits, n }: HitRate): string => (n === 0 ? '—' : `${((100 * hits) / n).toFixed(1)}% (${hits}/${n})`);

const columns = (language: Language): readonly Column<Row>[] => [
  { title: say(language, '方案', 'Plan'), value: ({ asked }) => asked },
  { title: say(language, '方法', 'Method'), value: ({ how }) => how },
  {
    title: say(language, '首位单位·前三', 'first unit in 3'),
    value: ({ rates }) => percent(rates.firstUnit),
    align: 'right',
  },
  {
    title: say(language, '任一单位·前五', 'any unit in 5'),
    value: ({ rates }) => percent(rates.anyUnit),
    align: 'right',
  },
  { title: say(language, '领导·前三', 'leader in 3'), value: ({ rates }) => percent(rates.leader), align: 'right' },
  {
    title: say(language, '其中往年在任', 'of those known'),
    value: ({ rates }) => percent(rates.knownLeader),
    align: 'right',
  },
];

const notes = (language: Language): string =>
  say(
    language,
    '第一组只用更早年份的任务；第二组按十分之一轮流抽出，用其余任务。领导按登记的职务计，登记中没有前后任关系的新任领导无从猜中；“往年在任”只计至少一位领导在依据中出现过的任务。',
    'The first plan goes by tasks of earlier years only; the second is asked for by tenths, with the rest to go by. Leaders count by registered post; the registry links no newcomer to a predecessor, so nobody can guess one: "of those known" counts tasks with a leader who occurs in what is gone by.',
  );
