import { describe, expect, it } from '@jest/globals';
import type { ModelStatus } from '#projections';
import { complaintsOf } from './complaints.js';
import type { Report } from './report.js';

const model: ModelStatus = {
  model: 'task-board',
  version: 2,
  liveVersion: 2,
  position: 90n,
  head: 90n,
  lagEvents: 0,
  lagSeconds: 0,
  updatedAt: '2023-03-01T01:00:00.000Z',
  heartbeatAt: '2023-03-01T01:00:00.000Z',
  quarantined: [],
};
const healthy: Omit<Report, 'complaints'> = {
  database: { state: 'running', version: '18.4' },
  storing: true,
  process: { pid: 7, address: null, startedAt: '2023-03-01T01:00:00.000Z', clockStart: null },
  inForce: {
    city: '通州区',
    policy: { version: 'default@1', title: '默认督办阶梯' },
    calendar: 'cn-2026',
    directory: { units: 3, posts: 1, file: null },
    notices: [],
  },
  now: '2023-03-01T01:10:00.000Z',
  head: 90n,
  models: [model],
  reactors: [{ reactor: 'plans-become-tasks', position: 90n, lagEvents: 0, lagSeconds: 0 }],
  clocks: { overdueTasks: 0, oldest: null, next: null },
};
const codes = (changed: Partial<typeof healthy>): string[] =>
  complaintsOf({ ...healthy, ...changed }).map(({ code }) => code);

const stopped: ModelStatus = { ...model, lagEvents: 4, lagSeconds: 61 };
const waiting = { reactor: 'plans-become-tasks', position: 1n, lagEvents: 2, lagSeconds: 300 };
const overdue = { overdueTasks: 3, oldest: '2023-03-01T01:00:00.000Z', next: '2023-03-01T01:00:00.000Z' };
const parked = { stream: 'task-x', revision: 4, type: 'TaskInitiated', error: 'TypeError', since: '', parked: 2 };

describe('what doctor complains of', () => {
  it('doctor complains of nothing when all is well, or lags for a moment', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ models: [{ ...model, lagEvents: 40, lagSeconds: 2 }] })).toEqual([]);
  });

  it('doctor complains of a model, a reactor and a clock that stand still', () => {
    expect(codes({ models: [stopped] })).toEqual(['MODEL_LAGS']);
    expect(codes({ reactors: [waiting] })).toEqual(['REACTOR_LAGS']);
    expect(codes({ clocks: overdue })).toEqual(['CLOCKS_OVERDUE']);
  });

  it('doctor complains of a disk that is full, whether a process runs or not', () => {
    expect(codes({ storing: false })).toEqual(['STORE_FULL']);
    expect(codes({ storing: false, process: null })).toEqual(['STORE_FULL']);
  });

  it('doctor says when a clock was due by the time of the wall clock', () => {
    const [found] = complaintsOf({ ...healthy, clocks: overdue });
    expect(found!.zh).toContain('最早应于 2023-03-01 09:00（北京时间）触发');
    expect(found!.en).toContain('the oldest at 2023-03-01 09:00 (Asia/Shanghai).');
  });

  it('doctor complains of no lag where nothing runs that could work it off', () => {
    const started = { state: 'started', version: '18.4' } as const;
    const found = { database: started, process: null, models: [stopped], reactors: [waiting], clocks: overdue };
    expect(codes(found)).toEqual([]);
    expect(codes({ ...found, database: { ...started, state: 'external' } })).toHaveLength(3);
  });

  it('doctor complains of a registry file that has more than is registered', () => {
    const notices = [{ zh: '另有 1 个单位未登记', en: '1 units more' }];
    const { inForce } = healthy;
    expect(codes({ inForce: { ...inForce, notices } })).toEqual(['DIRECTORY_FILE_HAS_MORE']);
  });

  it('doctor always complains of a stream set aside and of a model of another version', () => {
    const nothingRuns = { process: null, database: { state: 'started', version: '18.4' } } as const;
    expect(codes({ ...nothingRuns, models: [{ ...model, quarantined: [parked] }] })).toEqual(['STREAM_QUARANTINED']);
    expect(codes({ ...nothingRuns, models: [{ ...model, liveVersion: 1 }] })).toEqual(['MODEL_VERSION_STALE']);
    expect(codes({ ...nothingRuns, models: [{ ...model, liveVersion: null }] })).toEqual([]);
  });
});
