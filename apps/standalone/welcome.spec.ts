import { describe, expect, it } from '@jest/globals';
import { welcome } from './welcome.js';

const inForce = {
  city: '安澜县',
  policy: { version: 'anlan@2', title: '安澜县督办阶梯' },
  calendar: 'cn-2026',
  directory: { units: 6, posts: 2, file: '/srv/anlan.xlsx' },
  notices: [],
};
const started = { address: 'http://127.0.0.1:3000', inForce };
const asked = { dataDirectory: '/srv/zhezi', language: 'zh' } as const;

describe('the banner', () => {
  it('the banner says whose office it is, and by which directory, policy and calendar it works', () => {
    const text = welcome(started, asked);
    expect(text).toMatch(/^折子已启动：安澜县\n/);
    expect(text).toContain('\n  登记簿     6 个单位，2 个职务\n');
    expect(text).toContain('\n  督办政策   安澜县督办阶梯（anlan@2）\n');
    expect(text).toContain('\n  工作日历   cn-2026\n');
    expect(text).toContain('\n  服务地址   http://127.0.0.1:3000\n');
    expect(text).toContain('\n  数据目录   /srv/zhezi\n');
    expect(text).not.toMatch(/模拟时钟|注意|undefined|null/);
  });

  it('the banner says the same in English, without Chinese punctuation', () => {
    const text = welcome(started, { ...asked, language: 'en' });
    expect(text).toMatch(/^Zhezi has started: 安澜县\n/);
    expect(text).toContain('\n  Directory      6 units, 2 posts\n');
    expect(text).toContain('\n  Policy         安澜县督办阶梯 (anlan@2)\n');
    expect(text).toContain('\n  Work calendar  cn-2026\n');
    expect(text).not.toMatch(/[，：（）。]|undefined|null/);
  });

  it('the banner names no city where none is known', () => {
    const unnamed = { ...started, inForce: { ...inForce, city: null } };
    expect(welcome(unnamed, asked)).toMatch(/^折子已启动\n/);
    expect(welcome(unnamed, { ...asked, language: 'en' })).toMatch(/^Zhezi has started\n/);
  });

  it('the banner says that the clock is a simulated one, and what somebody should know', () => {
    const notices = [{ zh: '文件另有 1 个单位未登记。', en: 'The file has 1 unit more.' }];
    const noted = { ...started, inForce: { ...inForce, notices } };
    const since = { ...asked, clockStart: '2023-01-17T01:00:00.000Z' };
    expect(welcome(noted, since)).toMatch(
      /模拟时钟 {3}自 2023-01-17T01:00:00.000Z 起\n.*注意：文件另有 1 个单位未登记。\n/s,
    );
    expect(welcome(noted, { ...since, language: 'en' })).toMatch(
      /Simulated from 2023-01-17T01:00:00.000Z\n.*Note: The file has 1 unit more\.\n/s,
    );
  });
});
