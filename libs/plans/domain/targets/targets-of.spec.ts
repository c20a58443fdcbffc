import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing';
import { target } from '#tasks/contract';
import { targetsOf } from './targets-of.js';

/** `comparator value[–upper] unit [kind] [from baseline]` */
const told = (text: string): string[] =>
  targetsOf(text).map(({ comparator, value, upper, unit, kind, baseline }) =>
    [
      `${comparator}${value}${upper === null ? '' : `–${upper}`}`,
      unit,
      ...(kind === 'level' ? [] : [kind]),
      ...(baseline === null ? [] : [`from ${baseline}`]),
    ].join(' '),
  );

describe('the targets of a task', () => {
  it.each([
    ['新开工15个老旧小区综合整治项目', ['=15 个']],
    ['促进城乡劳动力就业不少于1.5万人', ['≥1.5 万人']],
    ['地区生产总值增长5%左右', ['≈5 % rise']],
    ['地区生产总值增长5%—6%', ['=5–6 % rise']],
    ['全社会固定资产投资超过1000亿元', ['>1000 亿元']],
    ['全社会固定资产投资超千亿元', ['>1000 亿元']],
    ['完工面积达到410万平方米以上', ['≥410 万平方米']],
    ['资源化利用率达到70％以上', ['≥70 %']],
    ['单位地区生产总值能耗同比下降3.5%', ['=3.5 % fall']],
    ['登记失业率控制在5%以内', ['≤5 %']],
    ['登记失业率控制在5%', ['≤5 %']],
    ['至少新建3所学校', ['=3 所']],
    ['新建学校至少3所', ['≥3 所']],
    ['税收力争突破200亿元', ['>200 亿元']],
    ['完成率达到95%', ['=95 %']],
    ['覆盖率由80%提高到90%以上', ['≥90 % from 80']],
    ['治理黑臭水体53条（段）', ['=53 条段']],
    ['建成5公里、改造10条', ['=5 公里', '=10 条']],
    ['PM2.5年均浓度不高于32微克/立方米', ['≤32 微克/立方米']],
    ['举办演出千余场', ['>1000 场']],
    ['新增床位300余张', ['>300 张']],
    ['建设30多个驿站', ['>30 个']],
    ['启动1-2家社区卫生服务中心建设', ['=1–2 家']],
    ['发放补贴1,200万元', ['=1200 万元']],
    ['化肥、农药施用量减少28%、15%以上', ['=28 % fall', '≥15 % fall']],
    ['改造２０处路口', ['=20 处']],
    ['提高5个百分点', ['=5 个百分点 rise']],
    ['新开工三个小区改造', ['=3 个']],
    ['亩均产出约1.5亿', ['≈1.5 亿元']],
  ])('the targets of a task are read from its text: %s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each([
    '2023年12月底前完成',
    '落实《条例》（京发〔2020〕3号）第5条',
    '实施第三批示范镇建设',
    '建设地铁101线、6号线、M101线',
    '实施“4+3”工程和“两区”“三百”行动',
    '推进1号地开发，电话69547788',
    '深化三年行动计划，用3个月、20个工作日办结，实行24小时值守',
    '排名后10位的街道，前3名给予奖励',
    '供水人口在10000人以上的水源',
    '年排放量超过10吨的企业',
    '创建5A级景区',
    '打造百万亩造林绿化工程',
    '进一步紧盯京外、境外两个市场',
    '开通BRT，治理PM2.5',
    '实现清零和全覆盖',
    '4大场景、3大设施',
  ])('a text without a target gives none: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('the targets of a task name what is measured, borrowing the subject when a clause holds only a verb', () => {
    const indicators = (text: string): string[] => targetsOf(text).map(({ indicator }) => indicator);
    expect(indicators('社会消费品零售额同比增长8%左右')).toEqual(['社会消费品零售额']);
    expect(indicators('老旧楼房加装电梯工作，启动20部，完成10部')).toEqual([
      '老旧楼房加装电梯工作：启动',
      '老旧楼房加装电梯工作：完成',
    ]);
  });

  const pieces = [
    '新建',
    '15',
    '千',
    '亿元',
    '个',
    '%',
    '左右',
    '，',
    '（',
    '“',
    '不少于',
    '由',
    '提高到',
    '-',
    '一',
    '以上',
    '\n',
    '的',
    '３',
  ];
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
  );

  it('the targets of a task fit their schema and stand at the place they name, in any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const found of targetsOf(text)) {
          expect(target.safeParse(found).success).toBe(true);
          const [from, to] = found.span!;
          expect(text.slice(from, to)).toBe(found.printed);
          expect(from).toBeGreaterThanOrEqual(end);
          end = to;
        }
      }),
      { numRuns: runs(2_000) },
    );
  });

  it.each(['1', '一', '千', '1,000', '“', '不少于', '由1%', '1个、', 'A', '1个或', ' '])(
    'the targets of a task are found in time that grows with the text: %s repeated',
    (piece) => {
      const milliseconds = (length: number): number => {
        const text = piece.repeat(length / piece.length);
        const before = process.cpuUsage();
        targetsOf(text);
        return process.cpuUsage(before).user / 1_000;
      };
      milliseconds(10_000);
      const [short, long] = [milliseconds(10_000), milliseconds(100_000)];
      expect(long).toBeLessThan(30 * short + 300);
    },
  );
});
