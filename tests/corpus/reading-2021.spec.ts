import { beforeAll, describe, expect, it } from '@jest/globals';
import type { DocumentReading, ReadPlan } from '../../libs/plans/domain/reading/index.js';
import { planTitled, readSeed, seedDocuments } from './documents.js';
import { expectComplete, main, oneToN, support, taskOf, withoutRepeats } from './read-tasks.js';

describe('the projects for the people of 2021, inside a compilation', () => {
  let reading: DocumentReading;
  let plan: ReadPlan;
  beforeAll(() => {
    reading = readSeed(seedDocuments.compilation2021);
    plan = planTitled(reading, '2021年通州区重要民生实事项目');
  });

  it('the plan of 2021 inside a compilation has 29 tasks in eight chapters that say how many they hold', () => {
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

  it('the plan of 2021 inside a compilation has leaders, units and the same deadline in each task', () => {
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
  ])('leaders and units of task %i of 2021 are read, with wrapped names joined', (number, leaders, units) => {
    expect(taskOf(plan, number)).toMatchObject({ leaders, units });
  });

  it('texts of the plan of 2021 are joined across lines, pages and a page number', () => {
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

  it('the one misprinted name of 2021 is corrected, and its printed form is kept', () => {
    expect(taskOf(plan, 9)?.units.map(({ name }) => name)).toContain('潞邑街道办事处');
    expect(plan.findings).toMatchObject([
      { code: 'READ_MISPRINT_CORRECTED', line: 10460, taskIndex: 8, excerpt: '路邑街道办事处' },
    ]);
  });
});
