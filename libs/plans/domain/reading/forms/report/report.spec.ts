import { describe, expect, it } from '@jest/globals';
import { readDocument, type ReadPlan } from '../../index.js';

const report = (...lines: string[]): ReadPlan => {
  const { plans } = readDocument({ name: 'report.txt', text: lines.join('\n') });
  expect(plans).toHaveLength(1);
  return plans[0]!;
};

/** A report of another city: numbered parts, bracketed chapters, paragraphs that open with a number or a lead phrase. */
const otherCity = [
  '政府工作报告',
  '——2024年1月15日在临江市第九届人民代表大会第三次会议上',
  '市长 王某某',
  '各位代表：',
  '现在，我代表市人民政府，向大会报告政府工作，请予审议。',
  '一、2023年工作回顾',
  '过去一年，建成学校12所，新增学位8000个，完成老旧小区改造60个。',
  '各位代表！成绩来之不易。',
  '二、今后五年的奋斗目标',
  '未来五年，全力打造区域中心城市，建成高速公路300公里。',
  '三、2024年工作安排',
  '今年是全面落实规划的关键一年，做好工作意义重大。',
  '全市经济社会发展主要预期目标是：地区生产总值增长6%以上，力争达到7%；城镇新增就业2.5万人；粮食产量稳定在30亿斤。',
  '围绕上述目标，重点抓好以下工作：',
  '（一）坚持产业优先，壮大实体经济',
  '1.做强主导产业。实施技改项目100个，新增规上企业50家。深化“链长制”，培育国家级专精特新企业5家。',
  '2.扩大有效投资。建成临江大桥，开工建设城际铁路，力争年底前全部重点项目完成投资计划。',
  '（二）坚持民生为本，增进人民福祉',
  '一是新建改扩建学校8所，新增学位6000个；二是建成市中医院新院区。三是实施棚户区改造3000套。',
  '临港镇加快建设智慧渔港，青山乡持续做优高山蔬菜。',
  '各位代表！让我们团结奋斗，加快建设美好家园！',
  '名词解释',
  '1.链长制：由领导担任链长，推进产业发展的机制。',
];

describe('a report of another city', () => {
  const plan = report(...otherCity);
  const cut = plan.tasks.map(({ section, subsection, theme, text }) => [section, subsection, theme, text]);

  it('a report of another city gives what is promised for this year, one act with its object each, in its place', () => {
    const part = '三、2024年工作安排';
    const [one, two] = ['（一）坚持产业优先，壮大实体经济', '（二）坚持民生为本，增进人民福祉'];
    expect(cut).toEqual([
      [part, null, null, '地区生产总值增长6%以上，力争达到7%'],
      [part, null, null, '城镇新增就业2.5万人'],
      [part, null, null, '粮食产量稳定在30亿斤。'],
      [part, one, '1.做强主导产业', '实施技改项目100个'],
      [part, one, '1.做强主导产业', '新增规上企业50家。'],
      [part, one, '1.做强主导产业', '深化“链长制”，培育国家级专精特新企业5家。'],
      [part, one, '2.扩大有效投资', '建成临江大桥'],
      [part, one, '2.扩大有效投资', '开工建设城际铁路'],
      [part, one, '2.扩大有效投资', '力争年底前全部重点项目完成投资计划。'],
      [part, two, null, '新建改扩建学校8所，新增学位6000个'],
      [part, two, null, '建成市中医院新院区。'],
      [part, two, null, '实施棚户区改造3000套。'],
      [part, two, null, '临港镇加快建设智慧渔港'],
      [part, two, null, '青山乡持续做优高山蔬菜。'],
    ]);
  });

  it('a report of another city is named by its year, and has no units, no error, and one finding that they are to be assigned', () => {
    expect(plan).toMatchObject({ form: 'report', title: '2024年政府工作报告', year: 2024 });
    expect(plan.tasks.flatMap(({ units, leaders }) => [...units, ...leaders])).toEqual([]);
    expect(plan.findings.filter(({ severity }) => severity !== 'info').map(({ code, line }) => [code, line])).toEqual([
      ['READ_UNITS_TO_ASSIGN', 11],
    ]);
  });

  it('a report of another city takes a deadline only where the text prints one', () => {
    expect(plan.tasks.filter(({ deadline }) => deadline.kind !== 'unspecified')).toMatchObject([
      { number: 9, deadlineText: '年底前', deadline: { kind: 'by', date: '2024-12-31' } },
    ]);
  });

  it('a report of another city leaves the past year, the five years, talk and the glossary out, and says so', () => {
    const reasons = new Map(plan.leftOut.map(({ line, reason }) => [line, reason]));
    expect([7, 10, 12, 14, 21, 22, 23].map((line) => reasons.get(line))).toEqual([
      'chapter-without-tasks',
      'chapter-without-tasks',
      'no-commitment',
      'no-commitment',
      'no-commitment',
      'end-matter',
      'end-matter',
    ]);
  });
});

describe('texts that are no such report', () => {
  const refused = (...lines: string[]) =>
    expect(() => report(...lines)).toThrow(expect.objectContaining({ code: 'READ_NO_PLAN_FOUND' }));

  it('texts that are no such report are not cut: a report on the past year only, and an outline of work that is no report', () => {
    refused(...otherCity.slice(0, 10));
    refused(
      '2024年工作要点',
      '一、2024年重点工作',
      '建成大桥。完成道路改造5条。新建学校3所。实施棚改3000套。新增就业2万人。',
    );
  });
});
