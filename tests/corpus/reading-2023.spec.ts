import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadPlan } from '../../libs/plans/domain/reading/index.js';
import { planTitled, readSeed, seedDocuments, seedText, unaccountedLines } from './documents.js';
import { expectComplete, main, oneToN, taskOf, withoutRepeats } from './read-tasks.js';

describe('the 2023 division of work', () => {
  const title = '2023年通州区政府工作报告重点工作分工方案';
  let plan: ReadPlan;
  beforeAll(() => {
    plan = planTitled(readSeed(seedDocuments.plan2023), title);
  });

  it('the plan of 2023 has 138 tasks, numbered without gaps, in seven chapters', () => {
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

  it('the plan of 2023 has leaders, units and a deadline in each task', () => {
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
  ])('task %i of the plan of 2023 is read as the document prints it', (number, text, leaders, units, line) => {
    expect(taskOf(plan, number)).toMatchObject({ text, leaders, units: main(...units), line });
  });

  it('a space behind a number, a collective leader and the last task before the imprint are read in the plan of 2023', () => {
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

  it('the notice and the rest of an imprint are left out of the plan of 2023, and the reading shows that', () => {
    expect(unaccountedLines(plan, seedText(seedDocuments.plan2023))).toEqual([]);
    expect(plan.leftOut.at(-1)).toEqual({ line: 1127, text: '区检察院，区各人民团体。', reason: 'end-matter' });
    expect(plan.findings.map(({ code, severity }) => [code, severity])).toEqual([['READ_STRAY_TEXT', 'info']]);
  });
});
