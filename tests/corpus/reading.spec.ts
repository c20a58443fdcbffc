import { describe, expect, it } from '@jest/globals';
import type { ReadPlan } from '../../libs/plans/domain/reading/index.js';
import { goldLabels, planTitled, readSeed, seedDocuments, seedText, unaccountedLines } from './documents.js';
import { oneToN } from './read-tasks.js';
import { everything, type GoldPlan, score } from './score.js';

/** The one deadline of these documents that is printed and names no day, in the narrative and in its table. */
const withoutDay = ['READ_DEADLINE_INDEFINITE', '完成时限：按时间节点完成'];

describe('plans that were labelled by hand', () => {
  it.each(['2021-zhezi', '2020-traffic', '2020-water', '2020-school-safety', '2020-sme', '2021-water'])(
    'the plan %s is read in every field as it was labelled by hand',
    (name) => {
      const gold = goldLabels<GoldPlan>(name);
      const plan = readSeed(gold.document).plans.find(({ title }) => title === gold.title);
      expect(score(gold, plan)).toEqual(everything);
      expect(plan).toMatchObject({
        documentNumber: gold.documentNumber,
        issuedOn: gold.issuedOn,
        lineRange: gold.lineRange,
      });
    },
  );
});

/** The parts of two plans of 2020 that were issued as a text and as a table, by the first words of each task. */
describe.each([
  ['通州区打赢蓝天保卫战2020年行动计划', ['2', '3', '4', '22', '49', '50']],
  ['通州区打好碧水保卫战2020年行动计划', ['21', '24', '25']],
])('the table of %s', (title, differing) => {
  const compilation = readSeed(seedDocuments.compilation2020);
  const unitsOf = ({ units }: ReadPlan['tasks'][number]) => units.map(({ name, role }) => `${name} ${role}`);
  const flat = (text: string): string => text.replace(/\s/g, '');

  it('the table of a plan names the units of its text, except where the document contradicts itself', () => {
    const table = planTitled(compilation, `${title}任务分解表`);
    const told = planTitled(compilation, title).tasks.filter(({ units }) => units.length > 0);
    const pairs = table.tasks.flatMap((task) => {
      const same = told.filter(({ text }) => flat(text).endsWith(flat(task.text).slice(-14)));
      return same.length === 1 ? [[task, same[0]!] as const] : [];
    });
    expect(pairs.length).toBeGreaterThan(30);
    const unlike = pairs.filter(([row, task]) => unitsOf(row).join() !== unitsOf(task).join());
    expect(unlike.map(([{ number }]) => String(number)).filter((number) => !differing.includes(number))).toEqual([]);
  });
});

describe('the narrative of a plan that has aims and measures', () => {
  const plan = planTitled(readSeed(seedDocuments.compilation2020), '通州区打赢蓝天保卫战2020年行动计划');

  it('measures in a narrative are numbered through all subsections, also where a measure begins with a year', () => {
    const measures = plan.tasks.filter(({ section }) => section === '三、工作任务');
    expect(measures.map(({ number }) => number)).toEqual(oneToN(51));
    expect(measures[18]).toMatchObject({ subsection: '（三）推进扬尘管控精细化', line: 4343 });
  });

  it('an aim without units in a narrative is a remark and no error', () => {
    const aims = plan.tasks.filter(({ section }) => section === '一、空气质量目标');
    expect(aims.map(({ units, deadline }) => [units, deadline.kind])).toEqual([
      [[], 'unspecified'],
      [[], 'unspecified'],
    ]);
    const errors = plan.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, excerpt }) => [code, excerpt])).toEqual([withoutDay]);
    expect(plan.findings.filter(({ taskIndex }) => taskIndex === 0).map(({ code }) => code)).toEqual([
      'READ_LABEL_MISSING_IN_PART',
      'READ_LABEL_MISSING_IN_PART',
      'READ_LABEL_MISSING_IN_PART',
    ]);
  });
});

describe('the seed documents', () => {
  it('the seed documents hold these official documents', () => {
    expect(
      readSeed(seedDocuments.compilation2021).documents.map(({ documentNumber, lineRange }) => [
        documentNumber,
        lineRange,
      ]),
    ).toEqual([
      ['副中心管委发〔2021〕1号', [1, 4953]],
      ['通政发〔2021〕1号', [4954, 6339]],
      ['通政发〔2021〕2号', [6340, 10316]],
      ['通政发〔2021〕3号', [10317, 10757]],
      ['通政办发〔2021〕2号', [10758, 11544]],
    ]);
  });

  it.each([seedDocuments.compilation2021, seedDocuments.plan2023, seedDocuments.compilation2020])(
    'the reading accounts for every line of every plan in %s',
    (name) => {
      const text = seedText(name);
      for (const plan of readSeed(name).plans)
        expect([plan.title, unaccountedLines(plan, text)]).toEqual([plan.title, []]);
    },
  );

  it.each([
    [
      seedDocuments.compilation2021,
      [
        ['通州区2021年大气污染防治行动计划', 56],
        ['通州区2021年水污染防治行动计划', 43],
        ['通州区2021年土壤污染防治行动计划', 35],
      ],
    ],
    [
      seedDocuments.compilation2020,
      [
        ['通州区打赢蓝天保卫战2020年行动计划任务分解表', 57],
        ['通州区打好碧水保卫战2020年行动计划任务分解表', 41],
        ['通州区打好净土保卫战2020年行动计划任务分解表', 36],
        ['通州区住建委打赢蓝天保卫战2020年行动计划任务表', 13],
      ],
    ],
  ])('the seed document %s holds these tables, and every row has units and a deadline', (name, tables) => {
    const plans = readSeed(name).plans.filter(({ form }) => form === 'table');
    expect(plans.map(({ title, tasks }) => [title, tasks.length])).toEqual(tables);
    for (const { tasks, findings } of plans) {
      const errors = findings.filter(({ severity }) => severity === 'error');
      expect([[], [withoutDay]]).toContainEqual(errors.map(({ code, excerpt }) => [code, excerpt]));
      for (const { number, units, deadlineText, theme } of tasks)
        expect([number, units.length > 0, deadlineText !== null, theme !== null]).toEqual([number, true, true, true]);
    }
  });

  it('no name of the seed documents is corrected that the labels leave as printed', () => {
    const corrected = [seedDocuments.compilation2021, seedDocuments.plan2023, seedDocuments.compilation2020].flatMap(
      (name) =>
        readSeed(name).plans.flatMap(({ findings }) =>
          findings
            .filter(({ code }) => code === 'READ_MISPRINT_CORRECTED')
            .map(({ excerpt, proposal }) => `${excerpt} → ${String(proposal)}`),
        ),
    );
    expect(new Set(corrected)).toEqual(
      new Set([
        '路邑街道办事处 → 潞邑街道办事处',
        '区农村农业局 → 区农业农村局',
        '区农业农村 → 区农业农村局',
        '区园林绿化 → 区园林绿化局',
        '区经济和信息局 → 区经济和信息化局',
        '区经济信息局 → 区经济和信息化局',
        '区经济信息化局 → 区经济和信息化局',
      ]),
    );
  });

  it('twelve thousand lines of the seed documents are read within a second of processor time', () => {
    const text = seedText(seedDocuments.compilation2020);
    expect(text.split('\n').length).toBeGreaterThan(11_800);
    const seconds = [1, 2, 3].map(() => {
      const before = process.cpuUsage();
      readSeed(seedDocuments.compilation2020);
      return process.cpuUsage(before).user / 1_000_000;
    });
    expect(Math.min(...seconds)).toBeLessThan(1);
  });
});
