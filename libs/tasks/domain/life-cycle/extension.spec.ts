import { describe, expect, it } from '@jest/globals';
import { specification } from '#testing';
import type { Actor } from '#kernel';
import {
  decider,
  finish,
  history,
  command,
  people,
  started,
  submit,
  sweep,
  taskId,
  typesOf,
  underReview,
  withDeadline,
} from '../spec/tasks.js';

const { given } = specification(decider);
const request = (day: string, by: Actor = people.jwHead, requestedDate = '2023-08-31') =>
  command('RequestExtension', by, day, { unit: by.unit!, requestedDate, reason: '征地延误', progress: '已完成七成' });
const grant = (by: Actor = people.director, newDueDate = '2023-08-31', day = '2023-06-20') =>
  command('GrantExtension', by, day, { newDueDate });
const refusal = (by: Actor) => command('RefuseExtension', by, '2023-06-20', { reason: '理由不充分' });
const requested = history(...started, request('2023-06-16'));

describe('申请延期', () => {
  it('a request for an extension is recorded with the person who asked', () => {
    given(history(...started))
      .when(request('2023-06-23'))
      .then([
        {
          type: 'ExtensionRequested',
          data: {
            taskId,
            unit: 'jw',
            requestedDate: '2023-08-31',
            reason: '征地延误',
            progress: '已完成七成',
            requestedBy: 'jw.head',
          },
        },
      ]);
  });

  it('a request for an extension has to come before the due date, with lead time', () => {
    given(history(...started))
      .when(request('2023-06-26'))
      .then('EXTENSION_TOO_LATE');
    given(history(...started))
      .when(request('2023-07-01'))
      .then('EXTENSION_AFTER_DUE');
  });

  it('a request for an extension on the due day is refused as too late, because that day is not yet past', () => {
    given(history(...started))
      .when(request('2023-06-30'))
      .then('EXTENSION_TOO_LATE');
  });

  it('a request for an extension comes from the consolidating unit only', () => {
    given(history(...started))
      .when(request('2023-06-16', people.fgwHead))
      .then('NOT_CONSOLIDATING_UNIT');
  });

  it('a request for an extension has to name a later date than the present one', () => {
    given(history(...started))
      .when(request('2023-06-16', people.jwHead, '2023-06-30'))
      .then('EXTENSION_DATE_INVALID');
  });

  it('a task has at most one open request for an extension, and a bounded number of extensions', () => {
    given(requested).when(request('2023-06-19')).then('EXTENSION_ALREADY_PENDING');
    const granted = history(...started, request('2023-06-16'), grant());
    given(granted)
      .when(request('2023-07-03', people.jwHead, '2023-10-31'))
      .then('EXTENSION_BOUND_REACHED');
  });

  it('a request for an extension needs a task that is under way and has a date', () => {
    const ongoing = history(...withDeadline({ kind: 'ongoing' }, started));
    given(ongoing).when(request('2023-06-16')).then('EXTENSION_NOT_DATED');
    given(history(...underReview))
      .when(request('2023-06-16'))
      .then('TASK_WRONG_STATE');
  });
});

describe('批准延期', () => {
  it('a granted extension moves the date for reminders and gives it a timetable of its own', () => {
    const events = given(requested).when(grant()).events();
    expect(events[0]).toEqual({
      type: 'ExtensionGranted',
      data: { taskId, previousDueDate: '2023-06-30', newDueDate: '2023-08-31' },
    });
    expect(events[1]!.data).toMatchObject({ clock: 'deadline', kind: 'deadline', anchor: '2023-08-31' });
    expect(events).toHaveLength(2);
  });

  it('a granted extension keeps the date of assessment', () => {
    const done = [finish(people.jwHead, '2023-08-01'), finish(people.fgwHead, '2023-08-01'), submit('2023-08-02')];
    const accept = command('AcceptCompletion', people.director, '2023-08-03', { grade: 'good' });
    const events = history(...started, request('2023-06-16'), grant(), ...done, accept);
    expect(events.find(({ type }) => type === 'CompletionAccepted')!.data).toMatchObject({ onTime: false });
  });

  it('a granted extension lets the rungs fire again for the new date, and stops the clocks of the old notices', () => {
    const late = history(...started, request('2023-06-16'), sweep('2023-07-03'));
    expect(late.findLast(({ type }) => type === 'ClockArmed')!.data).toMatchObject({ clock: 'notice:6' });
    const events = given(late)
      .when(grant(people.director, '2023-08-31', '2023-07-04'))
      .events();
    expect(events[1]).toEqual({ type: 'ClockStopped', data: { taskId, clock: 'notice:6', reason: 'superseded' } });
    const after = given([...late, ...events])
      .when(sweep('2023-09-01'))
      .events();
    expect(typesOf(after)).toContain('SupervisionNoticeIssued');
    expect(after).toContainEqual(expect.objectContaining({ data: expect.objectContaining({ rung: 'L1' }) }));
  });

  it('an extension is granted by somebody other than the person who asked', () => {
    given(requested)
      .when(grant({ ...people.director, account: 'jw.head' }))
      .then('SAME_PERSON');
  });

  it('an extension past the plan year is granted by the head of government only', () => {
    given(requested).when(grant(people.director, '2024-01-31')).then('EXTENSION_NEEDS_HEAD');
    expect(typesOf(given(requested).when(grant(people.head, '2024-01-31')).events())).toContain('ExtensionGranted');
  });

  it('an extension is granted only when it was requested, to a later date, and before the task has ended', () => {
    given(history(...started))
      .when(grant())
      .then('EXTENSION_NOT_REQUESTED');
    given(requested).when(grant(people.director, '2023-06-30')).then('EXTENSION_DATE_INVALID');
    const withdrawn = command('WithdrawTask', people.head, '2023-06-19', { reason: '调整' });
    given(history(...started, request('2023-06-16'), withdrawn))
      .when(grant())
      .then('TASK_WRONG_STATE');
  });
});

describe('不批准延期', () => {
  it('a refused extension leaves the date as it is, and the unit may ask again', () => {
    given(requested)
      .when(refusal(people.director))
      .then([{ type: 'ExtensionRefused', data: { taskId, reason: '理由不充分' } }]);
    const refused = history(...started, request('2023-06-16'), refusal(people.head));
    expect(typesOf(given(refused).when(request('2023-06-21')).events())).toEqual(['ExtensionRequested']);
  });

  it('an extension is refused only when somebody else requested it, and never for ongoing work', () => {
    given(history(...started))
      .when(refusal(people.director))
      .then('EXTENSION_NOT_REQUESTED');
    given(requested)
      .when(refusal({ ...people.director, account: 'jw.head' }))
      .then('SAME_PERSON');
    given(history(...withDeadline({ kind: 'ongoing' }, started)))
      .when(refusal(people.head))
      .then('TASK_WRONG_STATE');
  });
});
