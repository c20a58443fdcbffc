import { describe, expect, it } from '@jest/globals';
import { specification } from '#testing';
import { target, type Target, type TaskEvent } from '#tasks/contract';
import { command, decider, doneWith, history, people, playedTargets, report, submit } from '../spec/tasks.js';
import { completionWarnings, wordsOfWarning } from './completion-warnings.js';
import { targetProgress } from './target-progress.js';

const { given } = specification(decider);
const about: Target = target.parse({
  indicator: '培训',
  comparator: '≈',
  value: 100,
  unit: '人',
  printed: '100人左右',
});
const warningsFor = (targets: readonly Target[], ...values: readonly [number, number, string][]) =>
  completionWarnings(
    targetProgress(
      targets,
      [
        {
          unit: 'jw',
          figures: { '2023-05': values.map(([number, value, unit]) => ({ target: number, value, unit })) },
        },
      ],
      'jw',
    ),
  );

const accept = command('AcceptCompletion', people.director, '2023-06-05', { grade: 'good' });
const reject = command('RejectCompletion', people.director, '2023-06-05', { reason: '核实数据' });
const warningsOf = ([event]: readonly TaskEvent[]): unknown => (event!.data as { warnings?: unknown }).warnings;
const missed = {
  ...{ target: 2, indicator: '新建道路', printed: '不少于20公里', kind: 'missed' },
  reported: { value: 12, unit: '公里', period: '2023-05' },
};
const unreported = { target: 1, indicator: '新建学校', printed: '3所', kind: 'unreported', reported: null };

describe('办结提示', () => {
  it('a target without a figure, a target that is missed and one that has to be judged are warned of, and no other', () => {
    expect(warningsFor(playedTargets, [2, 12, '公里'])).toEqual([unreported, missed]);
    expect(warningsFor(playedTargets, [1, 3, '所'], [2, 20, '公里'])).toEqual([]);
    expect(warningsFor([about], [1, 80, '人'])).toMatchObject([{ kind: 'toJudge', reported: { value: 80 } }]);
    expect(warningsFor([])).toEqual([]);
  });

  it('a warning says which target it is about and what was reported, in Chinese and in English', () => {
    const [judge] = warningsFor([about], [1, 80, '人']);
    expect([unreported, missed, judge!].map((warning) => wordsOfWarning(warning as typeof judge & object))).toEqual([
      { zh: '第 1 项目标值“新建学校3所”没有反馈数值', en: 'target 1 (新建学校3所) has no reported figure' },
      {
        zh: '第 2 项目标值“新建道路不少于20公里”最近一次反馈为 12公里（2023-05 期），未达到',
        en: 'target 2 (新建道路不少于20公里) was last reported as 12 公里 (2023-05): missed',
      },
      {
        zh: '第 1 项目标值“培训100人左右”最近一次反馈为 80人（2023-05 期），是否达到须由审核人判断',
        en: 'target 1 (培训100人左右) was last reported as 80 人 (2023-05): the reviewer has to judge',
      },
    ]);
  });

  const figures = [{ value: 12, unit: '公里', target: 2 }];
  const done = history(...doneWith(playedTargets, [report(people.jwClerk, '2023-05-30', '2023-05', { figures })]));
  const submitted = [...done, ...given(done).when(submit('2023-06-02')).events()];

  it('the application for completion goes on and keeps the warnings', () => {
    expect(warningsOf(given(done).when(submit('2023-06-02')).events())).toEqual([unreported, missed]);
  });

  it('a review goes on, whichever way, and keeps the warnings as they were when it was made', () => {
    for (const review of [accept, reject])
      expect(warningsOf(given(submitted).when(review).events())).toEqual([unreported, missed]);
    const returned = command('ReturnProgress', people.officer, '2023-06-03', {
      ...{ unit: 'jw', period: '2023-05', reason: '数据不实' },
    });
    const since = [...submitted, ...given(submitted).when(returned).events()];
    expect(warningsOf(given(since).when(accept).events())).toMatchObject([
      { kind: 'unreported' },
      { target: 2, kind: 'unreported' },
    ]);
  });

  it('the acceptance of a milestone keeps the warnings', () => {
    const [proposed, ...rest] = done;
    const deadline = { kind: 'milestone', date: '2023-06-30', thenOngoing: true } as const;
    const milestone = [{ ...proposed!, data: { ...proposed!.data, deadline } } as TaskEvent, ...rest];
    const waiting = [...milestone, ...given(milestone).when(submit('2023-06-02')).events()];
    const [accepted] = given(waiting).when(accept).events();
    expect(accepted).toMatchObject({ type: 'MilestoneAccepted', data: { warnings: [unreported, missed] } });
  });

  it('a completion that nothing speaks against says nothing of warnings', () => {
    const met = [...figures.map((one) => ({ ...one, value: 21 })), { value: 3, unit: '所', target: 1 }];
    const all = history(
      ...doneWith(playedTargets, [report(people.jwClerk, '2023-05-30', '2023-05', { figures: met })]),
    );
    expect(given(all).when(submit('2023-06-02')).events()[0]!.data).not.toHaveProperty('warnings');
  });
});
