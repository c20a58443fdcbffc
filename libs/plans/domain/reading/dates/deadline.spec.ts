import { describe, expect, it } from '@jest/globals';
import { deadlineInText, readDeadline } from './deadline.js';

const year = 2021;
const by = (date: string) => ({ kind: 'by', date });
const window = (from: string, to: string) => ({ kind: 'window', from, to });
const milestone = (date: string) => ({ kind: 'milestone', date, thenOngoing: true });

describe('printed deadlines', () => {
  it.each([
    ['2021 年 12 月底', by('2021-12-31')],
    ['2021年12月底前', by('2021-12-31')],
    ['2021年12月', by('2021-12-31')],
    ['2021年4月底', by('2021-04-30')],
    ['2020年2月底', by('2020-02-29')],
    ['12 月底前', by('2021-12-31')],
    ['6月底前', by('2021-06-30')],
    ['年底前', by('2021-12-31')],
    ['二〇二一年十二月底', by('2021-12-31')],
    ['10月15日', by('2021-10-15')],
    ['2021-06-15', by('2021-06-15')],
    ['2021.6.15前', by('2021-06-15')],
    ['上半年', by('2021-06-30')],
    ['二季度末', by('2021-06-30')],
    ['第三季度', by('2021-09-30')],
    ['Q2', by('2021-06-30')],
    ['2022年一季度', by('2022-03-31')],
    ['6月中旬', by('2021-06-20')],
    ['明年3月底前', by('2022-03-31')],
    ['立即启动，年底前完成', by('2021-12-31')],
    ['6月底前完成设计，10月底前完工。', by('2021-10-31')],
    ['6-9月', window('2021-06-01', '2021-09-30')],
    ['5—10月', window('2021-05-01', '2021-10-31')],
    ['2020年11月至2021年3月', window('2020-11-01', '2021-03-31')],
    ['2024—2026年', window('2024-01-01', '2026-12-31')],
    ['全年', window('2021-01-01', '2021-12-31')],
    ['长期实施', { kind: 'ongoing' }],
    ['常态化推进', { kind: 'ongoing' }],
    ['2019年12月启动，持续完善', { kind: 'ongoing', from: '2019-12-01' }],
    ['2019年12月开始，逐步完善', { kind: 'ongoing', from: '2019-12-01' }],
    ['2019年启动，持续开展', { kind: 'ongoing', from: '2019-01-01' }],
    ['2020年8月完成，并持续推进', milestone('2020-08-31')],
    ['2019年12月底前组建，持续开展', milestone('2019-12-31')],
    ['2020年1月底前完成，后期根据实际完善', milestone('2020-01-31')],
    ['6月底前上线，持续推进', milestone('2021-06-30')],
    ['按时间节点完成', { kind: 'unspecified' }],
    ['按序时进度推进', { kind: 'unspecified' }],
    ['立即', { kind: 'unspecified' }],
    ['——', { kind: 'unspecified' }],
  ])('a printed deadline is read: %s', (printed, deadline) => {
    expect(readDeadline(printed, year)).toEqual({ deadline, understood: true });
  });

  it('a month without a year belongs to the year named before it, else to the year of the plan', () => {
    expect(readDeadline('2022年3月底前立项，9月底前开工', year).deadline).toEqual(by('2022-09-30'));
  });

  it('a rhythm of reports is no deadline', () => {
    expect(readDeadline('每月25日前报送，12月底前完成', year).deadline).toEqual(by('2021-12-31'));
    expect(readDeadline('每季度末', year).deadline).toEqual({ kind: 'unspecified' });
  });

  it.each(['区水务局', '13月底', '2021年2月30日', '尽快'])(
    'a deadline with unknown words is reported as not understood: %s',
    (printed) => {
      expect(readDeadline(printed, year)).toEqual({ deadline: { kind: 'unspecified' }, understood: false });
    },
  );

  it('a deadline of hundreds of characters is not understood', () => {
    expect(readDeadline('年底前'.repeat(100), year).understood).toBe(false);
  });

  it('the last completion date of a text is its deadline, unless it lies before the plan', () => {
    expect(deadlineInText('6月底前完成设计，2021年10月底前完工。', year)?.deadline).toEqual(by('2021-10-31'));
    expect(deadlineInText('2002年1月1日前竣工的项目参照办理。', year)).toBeNull();
    expect(deadlineInText('2020年底，确保断面达标。', 2020)).toBeNull();
  });
});
