import { beforeAll, describe, expect, it } from '@jest/globals';
import type { DocumentReading, ReadPlan } from '../../libs/plans/domain/reading/index.js';
import { goldLabels, planTitled, readSeed, seedDocuments, seedText, unaccountedLines } from './documents.js';
import { type GoldPlan, score } from './score.js';

const everything = {
  found: 1,
  section: 1,
  theme: 1,
  text: 1,
  leaders: 1,
  units: 1,
  roles: 1,
  deadline: 1,
  line: 1,
  precision: 1,
};

describe('plans that were labelled by hand', () => {
  it.each(['2021-zhezi', '2020-traffic', '2020-water', '2020-school-safety', '2020-sme', '2021-water'])(
    '%s is read in every field as labelled',
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

const oneToN = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
const withoutRepeats = <T>(values: readonly T[]): T[] =>
  values.filter((value, i) => i === 0 || value !== values[i - 1]);
const taskOf = (plan: ReadPlan, number: number) => plan.tasks.find((task) => task.number === number);
const main = (...names: string[]) => names.map((name) => ({ name, role: 'main' }));
const support = (...names: string[]) => names.map((name) => ({ name, role: 'support' }));

const expectComplete = (plan: ReadPlan): void => {
  for (const task of plan.tasks) {
    expect({
      number: task.number,
      leaders: task.leaders.length > 0,
      main: task.units.some(({ role }) => role === 'main'),
    }).toEqual({
      number: task.number,
      leaders: true,
      main: true,
    });
    expect(task.deadline).toMatchObject({ kind: 'by', date: expect.stringMatching(new RegExp(`^${plan.year}-`)) });
    expect(task.text).not.toMatch(/\s|[：:]$|领导|单位：/);
  }
};

describe('the 2023 division of work', () => {
  const title = '2023年通州区政府工作报告重点工作分工方案';
  let plan: ReadPlan;
  beforeAll(() => {
    plan = planTitled(readSeed(seedDocuments.plan2023), title);
  });

  it('has 138 tasks, numbered without gaps, in seven chapters', () => {
    expect(plan.tasks.map(({ number }) => number)).toEqual(oneToN(138));
    expect(withoutRepeats(plan.tasks.map(({ section }) => section))).toEqual([
      '一、主要预期目标',
      '二、聚焦规划体系落地，开启副中心建设新征程',
      '三、聚焦产业集群打造，培育壮大经济发展新动能',
      '四、聚焦共建共治共享，奋力拓展城市治理新局面',
      '五、聚焦绿色低碳发展，努力取得生态文明建设新成效',
      '六、聚焦民生保障基础，扎实推动民生福祉再上新台阶',
      '七、聚焦全面深化改革，持续释放开放发展新活力',
    ]);
    expect(plan).toMatchObject({
      documentNumber: '通政发〔2023〕2号',
      issuedOn: '2023-01-17',
      issuer: '北京市通州区人民政府',
      lineRange: [1, 1127],
    });
  });

  it('has leaders, units and a deadline in each task', () => {
    expectComplete(plan);
    expect(
      plan.tasks
        .filter(({ deadlineText }) => deadlineText !== '2023年12月底')
        .map(({ number, deadline }) => [number, deadline]),
    ).toEqual(
      [
        [27, '2023-11-30'],
        [29, '2023-10-31'],
        [33, '2023-10-31'],
        [37, '2023-11-30'],
        [58, '2023-10-31'],
        [78, '2023-10-31'],
        [101, '2023-09-30'],
        [110, '2023-10-31'],
        [136, '2023-11-30'],
      ].map(([number, date]) => [number, { kind: 'by', date }]),
    );
  });

  it.each([
    [1, '实现地区生产总值增长5%左右。', ['郑皓'], ['区发展改革委'], 19],
    [8, '大气污染物和水污染物排放完成市级下达的减排任务。', ['倪德才', '秦涛'], ['区生态环境局', '区水务局'], 75],
    [27, '新开工15个老旧小区综合整治项目，完成一批续建工程。', ['卢庆雷'], ['区住房城乡建设委'], 229],
    [55, '深入开展文旅区项目招商。', ['杨磊'], ['副中心文旅区管理局'], 454],
    [
      62,
      '深入落实基层治理五年行动计划，进一步细化措施，形成动态评估机制，全面提升基层治理能力。',
      ['王翔宇'],
      ['区民政局', '各街道办事处', '各乡镇政府'],
      506,
    ],
    [
      80,
      '加快再生能源发电厂（二期）、有机垃圾资源化综合处理中心等一批市政设施建设，持续增强城市运行保障能力。',
      ['王翔宇'],
      ['区城市管理委'],
      650,
    ],
    [
      86,
      '聚焦扬尘污染顽疾，建立建筑工地数字化监管平台，提升扬尘污染的监管执法力度和精度，依法倒逼施工主体严格落实污染防治责任。',
      ['卢庆雷', '王翔宇'],
      ['区住房城乡建设委', '区城市管理委（区城管执法局）'],
      700,
    ],
    [
      87,
      '坚持裸地治理挂销账机制，坚决实现裸地动态清零。',
      ['倪德才', '秦涛'],
      ['区生态环境局', '区园林绿化局', '区农业农村局', '相关街道办事处', '相关乡镇政府'],
      708,
    ],
    [105, '启动1-2家社区卫生服务中心项目建设。', ['董明慧'], ['区卫生健康委'], 854],
    [126, '建成于家务等21座消防站。', ['王翔宇'], ['区消防支队'], 1022],
    [
      133,
      '不断扩容“两区”项目库，推动更多优质项目、前沿成果落地。',
      ['苏国斌', '杨磊'],
      ['区“两区”办', '区经济和信息化局', '区商务局', '区投资促进服务中心', '运河商务区管委会', '中关村通州园管委会'],
      1080,
    ],
  ])('reads task %i as the document prints it', (number, text, leaders, units, line) => {
    expect(taskOf(plan, number)).toMatchObject({ text, leaders, units: main(...units), line });
  });

  it('reads a space behind a number, a collective leader and the last task before the imprint', () => {
    expect(taskOf(plan, 48)?.text).toMatch(/^进一步丰富金融业态，.*可持续金融中心。$/);
    expect(taskOf(plan, 121)).toMatchObject({
      leaders: ['区政府班子成员'],
      units: main('区卫生健康委', '区防控办', '各防控工作专班'),
    });
    expect(taskOf(plan, 138)).toMatchObject({
      units: main('运河商务区管委会', '区融媒体中心'),
      deadlineText: '2023年12月底',
      lines: [1120, 1122, 1124, 1126],
    });
  });

  it('leaves out the notice and the rest of an imprint, and shows that it does', () => {
    expect(unaccountedLines(plan, seedText(seedDocuments.plan2023))).toEqual([]);
    expect(plan.leftOut.at(-1)).toEqual({ line: 1127, text: '区检察院，区各人民团体。', reason: 'end-matter' });
    expect(plan.findings.map(({ code, severity }) => [code, severity])).toEqual([['READ_STRAY_TEXT', 'info']]);
  });
});

describe('the projects for the people of 2021, inside a compilation', () => {
  let reading: DocumentReading;
  let plan: ReadPlan;
  beforeAll(() => {
    reading = readSeed(seedDocuments.compilation2021);
    plan = planTitled(reading, '2021年通州区重要民生实事项目');
  });

  it('has 29 tasks in eight chapters that say how many they hold', () => {
    expect(plan.tasks.map(({ number }) => number)).toEqual(oneToN(29));
    const chapters = withoutRepeats(plan.tasks.map(({ section }) => section));
    expect(chapters).toHaveLength(8);
    for (const chapter of chapters) {
      const announced = Number(/（(\d+)件）$/.exec(chapter ?? '')?.[1]);
      expect(plan.tasks.filter(({ section }) => section === chapter)).toHaveLength(announced);
    }
    expect(plan).toMatchObject({
      documentNumber: '通政发〔2021〕3号',
      issuedOn: '2021-03-05',
      issuer: '北京市通州区人民政府',
      lineRange: [10317, 10757],
    });
  });

  it('has leaders, units and the same deadline in each task', () => {
    expectComplete(plan);
    for (const task of plan.tasks) expect(task.deadline).toEqual({ kind: 'by', date: '2021-12-31' });
  });

  const townships = [
    '宋庄镇政府',
    '潞城镇政府',
    '西集镇政府',
    '漷县镇政府',
    '张家湾镇政府',
    '台湖镇政府',
    '马驹桥镇政府',
    '永乐店镇政府',
    '于家务乡政府',
  ];
  it.each([
    [
      1,
      ['阳波'],
      [
        ...main('区发展改革委'),
        ...support('永顺镇政府', '梨园镇政府', '宋庄镇政府', '张家湾镇政府', '台湖镇政府', '马驹桥镇政府'),
      ],
    ],
    [5, ['王岩石'], [...main('区水务局'), ...support('区农业农村局', '区卫生健康委', ...townships)]],
    [8, ['王岩石'], [...main('区水务局'), ...support('区农业农村局', ...townships)]],
    [10, ['郑皓'], [...main('区住房城乡建设委'), ...support('市规自委通州分局', '区发展改革委')]],
    [13, ['倪德才'], [...main('区城市管理委', '通州供电公司'), ...support('永顺镇政府', '梨园镇政府')]],
    [18, ['朱益军'], main('通州公安分局', '区人力社保局', '区政务服务局', '区新城中心区建管委')],
    [19, ['董明慧'], [...main('区商务局'), ...support('各街道办事处', '各乡镇政府')]],
    [22, ['倪德才'], [...main('区城市管理委'), ...support('通州公路分局', '西集镇政府', '张家湾镇政府')]],
    [29, ['苏国斌'], main('区市场监督管理局')],
  ])('reads leaders and units of task %i, wrapped names joined', (number, leaders, units) => {
    expect(taskOf(plan, number)).toMatchObject({ leaders, units });
  });

  it('joins texts across lines, pages and a page number', () => {
    expect(taskOf(plan, 4)?.text).toBe(
      '打造106.4亩北运河东滨河路带状公园，156亩万盛南街南侧带状休闲公园，扩大城市绿色生态空间，为市民提供更多户外休闲场所',
    );
    expect(taskOf(plan, 14)?.text).toBe(
      '推进杨庄小学新建工程和首都师范大学附属中学（通州校区）改扩建工程完工，增加中小学学位3960个，进一步缓解学位压力',
    );
    expect(taskOf(plan, 18)?.text).toBe(
      '在人力资源产业园综合服务大厅建成后，开设外籍人员出入境服务厅“一站式”窗口，为外籍人员办理工作许可、工作类居留许可提供便利',
    );
    expect(plan.leftOut.filter(({ reason }) => reason === 'page-number')).toEqual([
      { line: 10570, text: '191', reason: 'page-number' },
    ]);
  });

  it('corrects the one misprinted name and keeps the printed form', () => {
    expect(taskOf(plan, 9)?.units.map(({ name }) => name)).toContain('潞邑街道办事处');
    expect(plan.findings).toMatchObject([
      { code: 'READ_MISPRINT_CORRECTED', line: 10460, taskIndex: 8, excerpt: '路邑街道办事处' },
    ]);
  });
});

/** The parts of two plans of 2020 that were issued as a text and as a table, by the first words of each task. */
describe.each([
  ['通州区打赢蓝天保卫战2020年行动计划', ['2', '3', '4', '22', '49', '50']],
  ['通州区打好碧水保卫战2020年行动计划', ['21', '24', '25']],
])('the table of %s', (title, differing) => {
  const compilation = readSeed(seedDocuments.compilation2020);
  const unitsOf = ({ units }: ReadPlan['tasks'][number]) => units.map(({ name, role }) => `${name} ${role}`);
  const flat = (text: string): string => text.replace(/\s/g, '');

  it('names the units of the text, except where the document differs with itself', () => {
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

  it('numbers its measures through all subsections, also where a measure begins with a year', () => {
    const measures = plan.tasks.filter(({ section }) => section === '三、工作任务');
    expect(measures.map(({ number }) => number)).toEqual(oneToN(51));
    expect(measures[18]).toMatchObject({ subsection: '（三）推进扬尘管控精细化', line: 4343 });
  });

  it('has aims without units: a remark, no error', () => {
    const aims = plan.tasks.filter(({ section }) => section === '一、空气质量目标');
    expect(aims.map(({ units, deadline }) => [units, deadline.kind])).toEqual([
      [[], 'unspecified'],
      [[], 'unspecified'],
    ]);
    expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plan.findings.filter(({ taskIndex }) => taskIndex === 0).map(({ code }) => code)).toEqual([
      'READ_LABEL_MISSING_IN_PART',
      'READ_LABEL_MISSING_IN_PART',
      'READ_LABEL_MISSING_IN_PART',
    ]);
  });
});

describe('the seed documents', () => {
  it('hold these official documents', () => {
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
    'account for every line of every plan in %s',
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
  ])('hold these tables, every row with units and a deadline: %s', (name, tables) => {
    const plans = readSeed(name).plans.filter(({ form }) => form === 'table');
    expect(plans.map(({ title, tasks }) => [title, tasks.length])).toEqual(tables);
    for (const { tasks, findings } of plans) {
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      for (const { number, units, deadlineText, theme } of tasks)
        expect([number, units.length > 0, deadlineText !== null, theme !== null]).toEqual([number, true, true, true]);
    }
  });

  it('correct no name that the labels leave as printed', () => {
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

  it('are read within a second of the processor, twelve thousand lines at a time', () => {
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
