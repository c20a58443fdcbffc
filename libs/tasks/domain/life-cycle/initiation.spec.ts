import { describe, expect, it } from '@jest/globals';
import { specification } from '#testing';
import { taskEvents } from '#tasks/contract';
import { decider, dispatch, dispatched, history, initiate, taskId, typesOf, withDeadline } from '../spec/tasks.js';

const { given } = specification(decider);

describe('立项', () => {
  it('one command proposes, initiates and decomposes a task', () => {
    const events = given([]).when(initiate()).events();
    expect(typesOf(events)).toEqual(['TaskProposed', 'TaskInitiated', 'TaskDecomposed']);
    expect(events[1]!.data).toEqual({ taskId, approver: 'mayor', authority: '区政府常务会议' });
    expect(events[2]!.data).toEqual({ taskId, consolidatingUnit: 'jw', originalDueDate: '2023-06-30' });
    for (const { type, data } of events) expect(taskEvents[type].data.strict().parse(data)).toEqual(data);
  });

  it.each([
    [{ kind: 'window', from: '2023-03-01', to: '2023-09-30' }, '2023-09-30'],
    [{ kind: 'milestone', date: '2023-10-31', thenOngoing: true }, '2023-10-31'],
    [{ kind: 'ongoing' }, null],
  ] as const)('the date of assessment of a task follows from the deadline %j', (deadline, originalDueDate) => {
    const events = given([]).when(initiate({ deadline })).events();
    expect(events[2]!.data).toMatchObject({ originalDueDate });
  });

  it('the first main unit consolidates when no lead is named', () => {
    const assignments = [
      { unit: 'czj', name: '财政局', role: 'support' },
      { unit: 'fgw', name: '发展改革委', role: 'main' },
      { unit: 'jw', name: '交通委', role: 'main' },
    ] as const;
    const events = given([])
      .when(initiate({ assignments: [...assignments] }))
      .events();
    expect(events[2]!.data).toMatchObject({ consolidatingUnit: 'fgw' });
  });

  it('the initiation of a task needs a lead or main unit and a definite deadline', () => {
    const support = [{ unit: 'czj', name: '财政局', role: 'support' }] as const;
    given([])
      .when(initiate({ assignments: [...support] }))
      .then('TASK_NO_MAIN_UNIT');
    given([])
      .when(initiate({ deadline: { kind: 'unspecified' } }))
      .then('TASK_DEADLINE_UNRESOLVED');
  });
});

describe('交办', () => {
  it('the dispatch of a task arms a clock for every signature and one for the date', () => {
    const events = given(history(initiate())).when(dispatch).events();
    expect(events[0]).toEqual({
      type: 'TaskDispatched',
      data: { taskId, noticeNumber: '督〔2023〕1号', dispatchedOn: '2023-01-02' },
    });
    expect(events.slice(1).map(({ data }) => 'clock' in data && [data.clock, 'anchor' in data && data.anchor])).toEqual(
      [
        ['sign:jw', '2023-01-02'],
        ['sign:fgw', '2023-01-02'],
        ['sign:czj', '2023-01-02'],
        ['deadline', '2023-06-30'],
      ],
    );
    for (const { type, data } of events) expect(taskEvents[type].data.strict().parse(data)).toEqual(data);
  });

  it('the dispatch of a task arms no clock for a date that is not there, and one clock for a unit that is printed twice', () => {
    const twice = [
      { unit: 'jw', name: '交通委', role: 'lead' },
      { unit: 'jw', name: '交通委', role: 'support' },
    ] as const;
    const events = given(history(initiate({ deadline: { kind: 'ongoing' }, assignments: [...twice] })))
      .when(dispatch)
      .events();
    expect(events.slice(1)).toHaveLength(1);
    expect(events[1]!.data).toMatchObject({ clock: 'sign:jw', kind: 'sign', unit: 'jw' });
  });

  it('a task is dispatched only once', () => {
    given(history(...dispatched))
      .when(dispatch)
      .then('TASK_WRONG_STATE');
    given(history(...withDeadline({ kind: 'ongoing' }, dispatched)))
      .when(dispatch)
      .then('TASK_WRONG_STATE');
  });
});
