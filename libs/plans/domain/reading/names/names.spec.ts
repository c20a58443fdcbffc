import { describe, expect, it } from '@jest/globals';
import { looksLikePerson, looksLikeUnit, readMark, separatesCollectives, splitLeaders, splitUnits } from './names.js';

describe('units of a field', () => {
  it.each([
    ['区教委、区民政局', ['区教委', '区民政局']],
    ['区城市管理委（区城管执法局）、区水务局。', ['区城市管理委（区城管执法局）', '区水务局']],
    ['区经济和信息化局，区文化和旅游局', ['区经济和信息化局', '区文化和旅游局']],
    ['相关行业管理部门和相关街道、乡镇', ['相关行业管理部门', '相关街道、乡镇']],
    ['区财政局和区水务局', ['区财政局', '区水务局']],
    ['区交通局、各街道、乡镇', ['区交通局', '各街道、乡镇']],
    ['相关街道办事处、乡镇政府', ['相关街道办事处、乡镇政府']],
    ['各街道办事处、各乡镇政府', ['各街道办事处', '各乡镇政府']],
    ['县财政局、县自然资源局等', ['县财政局', '县自然资源局']],
    ['各县（市、区）政府', ['各县（市、区）政府']],
    ['——', []],
    ['无', []],
    ['', []],
  ])('the units of a field are told apart: %s', (field, names) => {
    expect(splitUnits(field, true)).toEqual(names);
  });

  it('a shortened pair of collectives is split when the plan elsewhere names streets and townships as two', () => {
    expect(separatesCollectives(['区民政局、各街道办事处、各乡镇政府'])).toBe(true);
    expect(separatesCollectives(['各街道、乡镇'])).toBe(false);
    expect(splitUnits('各相关街道办事处、乡镇政府', false)).toEqual(['各相关街道办事处', '乡镇政府']);
  });

  it('a name marked with ★ or （牵头） is the leading unit', () => {
    expect(readMark('市住建局★')).toEqual({ name: '市住建局', leads: true });
    expect(readMark('市水务局（牵头）')).toEqual({ name: '市水务局', leads: true });
    expect(readMark('区城市管理委（区城管执法局）').leads).toBe(false);
  });

  it('a unit is known by the ending of its name', () => {
    expect(['区“两区”办', '通投公司', '各防控工作专班', '工程管理科'].every(looksLikeUnit)).toBe(true);
    expect(['加强管理', '区园林绿化', '2021年12月底'].some(looksLikeUnit)).toBe(false);
  });
});

describe('leaders of a field', () => {
  it.each([
    ['阳  波', ['阳波']],
    ['阳波、苏国斌', ['阳波', '苏国斌']],
    ['郑皓 杨磊', ['郑皓', '杨磊']],
    ['李  四、欧阳修远', ['李四', '欧阳修远']],
    ['区政府班子成员', ['区政府班子成员']],
    ['', []],
  ])('the leaders of a field are told apart: %s', (field, names) => {
    expect(splitLeaders(field)).toEqual(names);
  });

  it('leaders of a field look like persons or posts', () => {
    expect(['阳波', '欧阳修远', '买买提·艾力', '常务副区长'].every(looksLikePerson)).toBe(true);
    expect(['加快推进项目建设', '2021年'].some(looksLikePerson)).toBe(false);
  });
});
