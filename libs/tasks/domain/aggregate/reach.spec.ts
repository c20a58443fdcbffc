import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import type { TaskCommand } from '#tasks/contract';
import { command, decider, history, initiate, people, started, underReview } from '../spec/tasks.js';

const state = (commands: readonly TaskCommand[]) => history(...commands).reduce(decider.evolve, decider.initialState());
const deciding =
  (given: TaskCommand, before = started) =>
  () =>
    decider.decide(given, state(before));
const refused = (code: string, details: object) => expect.objectContaining({ code, details });

const report = (by: Actor, unit: string) =>
  command('ReportProgress', by, '2023-02-01', {
    ...{ unit, period: '2023-01', percent: 20, figure: null, narrative: '按计划推进', attachments: [] },
  });
const instruct = (by: Actor) => command('GiveInstruction', by, '2023-03-01', { text: '务必按期完成' });

describe('the reach of people of a unit', () => {
  it.each([people.jwClerk, people.jwHead])('the reach of $role $account is the part of the own unit', (by) => {
    expect(deciding(report(by, 'jw'))).not.toThrow();
    expect(deciding(report(by, 'fgw'))).toThrow(refused('TASK_FOREIGN_UNIT', { own: 'jw', unit: 'fgw' }));
  });

  it('the reach of people of a unit that is not assigned ends before the task', () => {
    expect(deciding(report(people.strangerHead, 'zfj'))).toThrow(refused('TASK_NOT_OF_UNIT', { unit: 'zfj' }));
  });

  it('the reach of an account without a unit is no part at all', () => {
    const by: Actor = { account: 'nobody', role: 'clerk' };
    expect(deciding(report(by, 'jw'))).toThrow(refused('TASK_FOREIGN_UNIT', { own: '—', unit: 'jw' }));
  });
});

describe('the reach of a leading official', () => {
  const leaders = ['vice-mayor', 'vice-mayor-2'].map((post) => ({ post, name: post }));

  it('the reach of a leading official is the tasks that the post leads, alone or with others', () => {
    expect(deciding(instruct(people.otherLeader))).toThrow(refused('TASK_NOT_LED_BY_POST', { post: 'vice-mayor-2' }));
    for (const by of [people.leader, people.otherLeader]) {
      expect(deciding(instruct(by), [initiate({ leaders })])).not.toThrow();
    }
  });

  it('the reach of a leading official without a post is no task', () => {
    const by: Actor = { account: 'nobody', role: 'leadingOfficial' };
    expect(deciding(instruct(by))).toThrow(refused('TASK_NOT_LED_BY_POST', { post: '—' }));
  });
});

describe('a refusal', () => {
  it('a refusal of a unit that is not assigned names those that are', () => {
    const remind = command('IssueReminder', people.officer, '2023-03-01', { units: ['zfj'], text: '请尽快反馈' });
    expect(deciding(remind)).toThrow(
      refused('TASK_UNIT_NOT_ASSIGNED', { unit: 'zfj', assigned: ['jw', 'fgw', 'czj'] }),
    );
  });

  it('a refusal of a submission names the units that are not done', () => {
    const submit = command('SubmitCompletion', people.jwHead, '2023-06-02', {
      ...{ unit: 'jw', summary: '全部完成', attachments: [] },
    });
    expect(deciding(submit)).toThrow(refused('COMPLETION_UNITS_NOT_DONE', { open: ['jw', 'fgw'] }));
  });

  it.each([
    ['PendingReview', command('AcceptCompletion', people.director, '2023-06-05', { grade: 'good' })],
    ['PendingReview', command('RejectCompletion', people.director, '2023-06-05', { reason: '材料不全' })],
    ['Rectifying', command('VerifyRectification', people.director, '2023-06-05', { note: '属实' })],
    ['Suspended', command('ResumeTask', people.head, '2023-06-05', {})],
  ] as const)('a refusal in the wrong state says that %s is expected', (expected, given) => {
    const { type } = given;
    expect(deciding(given)).toThrow(
      refused('TASK_WRONG_STATE', { command: type, expected: [expected], state: 'InProgress' }),
    );
  });

  it('a refusal in the wrong state names every state in which the command may come', () => {
    const archive = command('ArchiveTask', people.officer, '2023-12-31', {});
    expect(deciding(archive, underReview)).toThrow(
      refused('TASK_WRONG_STATE', {
        command: 'ArchiveTask',
        expected: ['Concluded', 'Withdrawn'],
        state: 'PendingReview',
      }),
    );
  });
});
