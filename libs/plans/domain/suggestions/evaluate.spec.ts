import { describe, expect, it } from '@jest/globals';
import { evaluate, evaluateWithin } from './evaluate.js';
import type { KnownTask } from './knowledge.js';

const task = (text: string, unit: string, leader: string, section = '一、城市建设'): KnownTask => ({
  plan: '计划',
  year: 2021,
  number: 1,
  section,
  text,
  units: [{ key: unit, name: unit, role: 'main' }],
  leaders: [{ key: leader, name: leader }],
});

const knowledge = [
  ...['道路', '桥梁', '公路', '隧道'].map((what) => task(`加快${what}工程建设`, '区交通局', '甲')),
  ...['甲', '乙', '丙', '丁', '戊', '己'].map((name) => task(`${name}类事项协调`, `${name}局`, '甲')),
  task('新建幼儿园', '区教委', '乙', '二、民生'),
];

describe('an evaluation', () => {
  it('an evaluation counts the first unit in three places, any in five, and leaders with and without those nobody knows', () => {
    const asked = [task('新建5所幼儿园', '区教委', '乙', '二、民生'), task('加快道路建设', '区交通局', '新任')];
    const { suggested, majority } = evaluate(asked, knowledge);
    expect(suggested).toEqual({
      firstUnit: { hits: 2, n: 2 },
      anyUnit: { hits: 2, n: 2 },
      leader: { hits: 1, n: 2 },
      knownLeader: { hits: 1, n: 1 },
    });
    expect(majority.firstUnit).toEqual({ hits: 1, n: 2 });
  });

  it('an evaluation asks for every task of a plan once, and never lets a task know itself', () => {
    const alone = Array.from({ length: 12 }, (_, at) =>
      task(`事项${'甲乙丙丁戊己庚辛壬癸子丑'[at]}`, `单位${at}`, `领导${at}`),
    );
    const { suggested } = evaluateWithin(alone, []);
    expect(suggested.firstUnit).toEqual({ hits: 0, n: 12 });
    expect(suggested.knownLeader.n).toBe(0);
  });
});
