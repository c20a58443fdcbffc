import { expect, it } from '@jest/globals';
import type { Scope } from '#tasks/contract';
import { doneWith, history, playedTargets, submit } from '../../domain/spec/tasks.js';
import { readershipOf } from '../../domain/visibility/readership.js';
import { entriesFor, type ToldEvent } from './entries.js';

const told = history(...doneWith(playedTargets), submit('2023-06-02')).map((event, revision) => ({
  ...event,
  ...{ revision, position: String(revision), taskId: 't', actor: { account: 'a', role: 'system' } },
  ...{ occurredAt: '2023-06-02T02:00:00.000Z', recordedAt: '2023-06-02T02:00:00.000Z' },
})) as readonly ToldEvent[];

const submission = (scope: Scope): string =>
  entriesFor(scope, readershipOf(told), told, { post: () => undefined }).find(
    ({ type }) => type === 'CompletionSubmitted',
  )!.words.zh;

it('a unit that does not consolidate is not told what the reports of others lack', () => {
  const warned = '（提示：第 1 项目标值“新建学校3所”没有反馈数值；第 2 项目标值“新建道路不少于20公里”没有反馈数值）';
  expect(submission({ kind: 'all' })).toBe(`交通委申请办结：全部完成${warned}`);
  expect(submission({ kind: 'unit', unit: 'jw' })).toBe(submission({ kind: 'all' }));
  expect(submission({ kind: 'unit', unit: 'fgw' })).toBe('交通委申请办结：全部完成');
});
