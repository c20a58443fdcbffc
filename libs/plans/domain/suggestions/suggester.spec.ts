import { describe, expect, it } from '@jest/globals';
import type { KnownTask } from './knowledge.js';
import { stemOf } from './mentions.js';
import { createSuggester } from './suggester.js';

const unit = (name: string, role: KnownTask['units'][number]['role'] = 'main') => ({ key: name, name, role });
const task = (number: number, text: string, units: KnownTask['units'], leader: string): KnownTask => ({
  plan: '2021年计划',
  year: 2021,
  number,
  section: number < 3 ? '一、生态环境' : '二、民生保障',
  text,
  units,
  leaders: [{ key: leader, name: leader }],
});

const knowledge = [
  task(1, '完成城北水网综合治理工程', [unit('区水务局'), unit('宋庄镇政府', 'support')], '甲'),
  task(2, '建设5处小微绿地', [unit('区园林绿化局')], '甲'),
  task(3, '新建2所幼儿园，增加学位500个', [unit('区教委')], '乙'),
  task(4, '推进集团化办学', [unit('区教委')], '乙'),
];

describe('suggestions', () => {
  const suggest = createSuggester(knowledge, [{ key: 'zhang-jia-wan', name: '张家湾镇政府' }]);

  it('suggestions rank first the unit that answered for the same work with another figure, and name that task', () => {
    const { units, leaders } = suggest({ text: '新建10所幼儿园，增加学位3000个', section: '六、民生' });
    expect(units[0]).toMatchObject({ name: '区教委' });
    expect(units[0]!.score).toBeCloseTo(units[0]!.precedents[0]!.similarity);
    expect(units[0]!.precedents[0]).toMatchObject({ task: { plan: '2021年计划', number: 3 } });
    expect(units[0]!.precedents[0]!.similarity).toBeGreaterThan(0.8);
    expect(leaders.map(({ name }) => name)).toEqual(['乙', '甲'].slice(0, leaders.length));
  });

  it('suggestions rank a supporting unit behind the one that answers', () => {
    const names = suggest({ text: '继续开展水网治理', section: null }).units.map(({ name }) => name);
    expect(names.indexOf('区水务局')).toBe(0);
    expect(names.indexOf('宋庄镇政府')).toBeGreaterThan(0);
  });

  it('suggestions include a unit that only the text names, without an earlier task to show', () => {
    const found = suggest({ text: '加快张家湾古镇保护', section: null }).units.find(
      ({ key }) => key === 'zhang-jia-wan',
    );
    expect(found).toMatchObject({ name: '张家湾镇政府', precedents: [] });
  });

  it('suggestions are empty without knowledge and for a text like none', () => {
    expect(createSuggester([])({ text: '新建幼儿园', section: null })).toEqual({ units: [], leaders: [] });
    expect(suggest({ text: 'xyz', section: null })).toEqual({ units: [], leaders: [] });
  });

  it('suggestions are the same each time, and as many as asked for', () => {
    const candidate = { text: '建设小微绿地和水网', section: '一、生态环境' };
    expect(suggest(candidate)).toEqual(suggest(candidate));
    const few = suggest(candidate, { units: 1, leaders: 1, precedents: 0 });
    expect([few.units.length, few.leaders.length, few.units[0]!.precedents]).toEqual([1, 1, []]);
  });
});

describe('the stem of a name', () => {
  it.each([
    ['张家湾镇政府', '张家湾'],
    ['运河商务区管委会', '运河商务区'],
    ['区水务局', '水务'],
    ['北苑街道办事处', '北苑'],
    ['区教委', null],
    ['区委', null],
  ])('the stem by which a text names %s is %s', (name, stem) => {
    expect(stemOf(name)).toBe(stem);
  });
});
