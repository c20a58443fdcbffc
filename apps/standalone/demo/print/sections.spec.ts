import { describe, expect, it } from '@jest/globals';
import type { LeaderTally, TaskBoardItem, TimelineEntry, UnitTally } from '#tasks';
import type { TaskNote } from '../book/book.js';
import type { Summary } from '../summary/summary.js';
import { leaderBoard, monthBoard, overview, proposalBoard, rungBoard, stateBoard, unitBoard } from './sections.js';
import { timeline } from './timeline.js';
import { wordsIn } from './words.js';

const zh = { words: wordsIn('zh'), paint: (_style: unknown, text: string) => text };
const en = { ...zh, words: wordsIn('en') };
const lines = (text: string): string[] => text.split('\n');

const summary = {
  tasks: 138,
  events: 10_982,
  commands: 3_350,
  refusals: { EXTENSION_TOO_LATE: 1 },
  seconds: 12.34,
  eventsPerSecond: 890,
  rebuildEqualsLive: true,
  onTimeShare: 0.909,
  escalationsByRung: { 'Sign-1': 238, L5: 1 },
} as unknown as Summary;

describe('what the demo prints', () => {
  it('the demo prints first what was played, in numbers', () => {
    const printed = overview(zh, '重点工作分工方案', summary);
    expect(printed).toContain('10,982');
    expect(printed).toContain('EXTENSION_TOO_LATE × 1');
    expect(printed).toContain('与现用逐行一致');
    expect(overview(en, 'x', { ...summary, rebuildEqualsLive: false })).toContain('differ from the live ones');
  });

  it('the demo prints how many tasks are in each state and light, leaving out states nobody is in', () => {
    const items = [
      { state: 'InProgress', light: 'red' },
      { state: 'InProgress', light: 'green' },
      { state: 'Concluded', light: 'none' },
    ] as TaskBoardItem[];
    expect(lines(stateBoard(zh, items))).toEqual([
      '事项状态与灯色',
      '状态    绿  黄  红  不计  合计',
      '──────  ──  ──  ──  ────  ────',
      '办理中   1   ·   1     ·     2',
      '已办结   ·   ·   ·     1     1',
    ]);
  });

  it('the demo prints how the lights changed from month to month', () => {
    const printed = monthBoard(en, [{ month: '2023-05', counts: { green: 120, yellow: 12, red: 2, none: 4 } }]);
    expect(lines(printed).at(-1)).toBe('2023-05    120      12    2     4');
  });

  it('the demo prints units with the most red lights first, at most ten', () => {
    const unit = (name: string, red: number) =>
      ({
        name,
        tasks: 9,
        byLight: { red, yellow: 0 },
        lateReports: 1,
        missingReports: 0,
        onTimeRate: null,
        requests: 30,
      }) as UnitTally;
    const units = Array.from({ length: 12 }, (_, place) => unit(`单位${place}`, place));
    const rows = lines(unitBoard(zh, units)).slice(3);
    expect(rows).toHaveLength(10);
    expect(rows[0]).toContain('单位11');
  });

  it('the demo prints the on-time rate of leaders', () => {
    const leaders = [
      { name: '卢庆雷', tasks: 44, concluded: 40, onTimeRate: 0.925, byLight: { red: 2, yellow: 0 } },
    ] as LeaderTally[];
    expect(lines(leaderBoard(zh, leaders)).at(-1)).toBe('卢庆雷        44    40   92.5%   2   ·');
  });

  it('the demo prints a bar for every rung', () => {
    const rows = lines(rungBoard(zh, summary)).slice(3);
    expect(rows[0]).toMatch(/^Sign-1\s+提醒签收\s+238\s+█{30}$/);
    expect(rows[1]).toMatch(/^L5\s+建议问责\s+1\s+█+$/);
  });

  it('the demo prints who a proposal waits for', () => {
    const note = { seq: 72, text: '持续完善综合交通网络，加快征拆。' } as TaskNote;
    const proposals = [
      { proposal: 'p2', measure: 'interview' as const, proposedOn: '2024-01-31', decision: null },
      { proposal: 'p1', measure: 'censure' as const, proposedOn: '2024-01-16', decision: 'approved' as const },
    ];
    const rows = lines(proposalBoard(zh, [{ ...note, proposals }], '郑皓')).slice(3);
    expect(rows[0]).toMatch(/^2024-01-16\s+通报\s+72 持续完善综合交通网络\s+已批准$/);
    expect(rows[1]).toMatch(/待决定：郑皓$/);
  });

  it('the demo prints one task’s year in the language asked for, without what only machines follow', () => {
    const entry = (type: string, role: string, told: string) =>
      ({
        type,
        actor: { account: 'a', role },
        occurredAt: '2023-01-17T02:05:00.000Z',
        words: { zh: told, en: `en ${told}` },
      }) as TimelineEntry;
    const entries = [entry('AssignmentReceived', 'clerk', '区水务局签收'), entry('ClockStopped', 'clerk', '停止时限')];
    const note = { seq: 22, text: '通州堰。' } as TaskNote;
    expect(lines(timeline(zh, note, entries, 'zh')).slice(3)).toEqual(['2023-01-17 10:05  经办人  区水务局签收']);
    expect(lines(timeline(en, note, entries, 'en')).at(-1)).toBe('2023-01-17 10:05  clerk  en 区水务局签收');
  });
});
