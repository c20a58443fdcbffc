import { describe, expect, it } from '@jest/globals';
import { specification } from '#testing';
import { decider, history, command, people, started, sweep, taskId, underReview } from '../spec/tasks.js';

const { given } = specification(decider);
const decideOn = (type: 'ApproveMeasure' | 'DeclineMeasure', proposal = 'p1') =>
  command(type, people.head, '2023-07-26', { proposal, opinion: '同意' });
const rectify = (day: string, dueOn = '2023-07-06') =>
  command('OrderRectification', people.head, day, { dueOn, text: '限期整改' });
const reportIt = command('ReportRectification', people.jwHead, '2023-07-05', {
  unit: 'jw',
  text: '已整改',
  attachments: [],
});
const verify = (by = people.director) => command('VerifyRectification', by, '2023-07-10', { note: '属实' });
const accept = command('AcceptCompletion', people.director, '2023-06-05', { grade: 'pass' });
const samePerson = { ...people.director, account: 'jw.head' } as unknown as typeof people.director;

describe('通报、约谈、问责建议', () => {
  const proposed = history(...started, sweep('2023-07-21'));

  it('a proposed measure waits for a named person, who approves or declines it', () => {
    given(proposed)
      .when(decideOn('ApproveMeasure'))
      .then([{ type: 'MeasureApproved', data: { taskId, proposal: 'p1', measure: 'censure', opinion: '同意' } }]);
    given(proposed)
      .when(decideOn('DeclineMeasure'))
      .then([{ type: 'MeasureDeclined', data: { taskId, proposal: 'p1', measure: 'censure', opinion: '同意' } }]);
  });

  it('a proposed measure is decided only once', () => {
    const approved = [...proposed, ...given(proposed).when(decideOn('ApproveMeasure')).events()];
    given(approved).when(decideOn('DeclineMeasure')).then('PROPOSAL_NOT_PENDING');
    given(proposed)
      .when(decideOn('ApproveMeasure', 'p2'))
      .then('PROPOSAL_NOT_PENDING', { known: ['p1'] });
    given(proposed).when(decideOn('ApproveMeasure', 'toString')).then('PROPOSAL_NOT_PENDING');
    given(proposed.slice(0, 3)).when(decideOn('ApproveMeasure')).then('TASK_WRONG_STATE');
    given(proposed.slice(0, 3)).when(decideOn('DeclineMeasure')).then('TASK_WRONG_STATE');
  });

  it('a proposed measure rests on the facts before the decision that proposed it', () => {
    const before = history(...started);
    const events = given(before).when(sweep('2023-08-01')).events();
    const revisions = events.flatMap(({ data }) =>
      'factsRevision' in data ? [[data.proposal, data.factsRevision]] : [],
    );
    expect(revisions).toEqual([
      ['p1', before.length - 1],
      ['p2', before.length - 1],
    ]);
  });
});

describe('整改', () => {
  it('a rectification is ordered with a date, while the task is under way or after its conclusion', () => {
    for (const before of [history(...started), history(...underReview, accept)]) {
      const events = given(before).when(rectify('2023-06-06')).events();
      expect(events[0]).toEqual({
        type: 'RectificationOrdered',
        data: { taskId, dueOn: '2023-07-06', text: '限期整改' },
      });
      expect(events[1]!.data).toMatchObject({ clock: 'rectification', kind: 'rectification', anchor: '2023-07-06' });
    }
    given(history(...started))
      .when(rectify('2023-07-06'))
      .then('RECTIFICATION_DATE_INVALID');
    given(history(...underReview))
      .when(rectify('2023-06-06'))
      .then('TASK_WRONG_STATE');
  });

  it('a missed rectification leads to a proposal of accountability', () => {
    const events = given(history(...underReview, accept, rectify('2023-06-06')))
      .when(sweep('2023-07-07'))
      .events();
    expect(events.map(({ type }) => type)).toEqual(['RungFired', 'MeasureProposed']);
    expect(events[1]!.data).toMatchObject({ measure: 'accountability', rung: 'L5', units: ['jw', 'fgw'] });
  });

  it('the report of the consolidating unit on a rectification stops its clock', () => {
    const rectifying = history(...underReview, accept, rectify('2023-06-06'));
    given(rectifying)
      .when(reportIt)
      .then([
        {
          type: 'RectificationReported',
          data: { taskId, unit: 'jw', text: '已整改', attachments: [], reportedBy: 'jw.head' },
        },
        { type: 'ClockStopped', data: { taskId, clock: 'rectification', reason: 'done' } },
      ]);
    const other = command('ReportRectification', people.fgwHead, '2023-07-05', {
      unit: 'fgw',
      text: '已整改',
      attachments: [],
    });
    given(rectifying).when(other).then('NOT_CONSOLIDATING_UNIT');
    given(history(...started))
      .when(reportIt)
      .then('TASK_WRONG_STATE');
  });

  it('a rectification that another person verifies returns the task to the state before', () => {
    const reported = history(...underReview, accept, rectify('2023-06-06'), reportIt);
    given(reported)
      .when(verify())
      .then([{ type: 'RectificationVerified', data: { taskId, note: '属实' } }]);
    const archive = command('ArchiveTask', people.officer, '2023-12-31', {});
    given(history(...underReview, accept, rectify('2023-06-06'), reportIt, verify()))
      .when(archive)
      .then([{ type: 'TaskArchived', data: { taskId } }]);
    given(reported).when(verify(samePerson)).then('SAME_PERSON');
    given(history(...started, rectify('2023-06-06')))
      .when(verify())
      .then('RECTIFICATION_NOT_REPORTED');
    given(history(...started))
      .when(verify())
      .then('TASK_WRONG_STATE');
  });

  it('a verified rectification of a concluded task leaves no clock running', () => {
    const notice = command('IssueNotice', people.director, '2023-06-07', {
      colour: 'blue',
      units: ['jw'],
      noticeNumber: '督办〔2023〕9号',
      answerDue: '2023-06-30',
      text: '请报整改方案',
    });
    const events = given(history(...underReview, accept, rectify('2023-06-06'), notice, reportIt))
      .when(verify())
      .events();
    expect(events[1]).toEqual({ type: 'ClockStopped', data: { taskId, clock: 'notice:1', reason: 'closed' } });
  });

  it('a rectification of a concluded task asks for no reports and allows no extension', () => {
    const rectifying = history(...underReview, accept, rectify('2023-06-06'));
    const progress = command('ReportProgress', people.jwClerk, '2023-06-20', {
      unit: 'jw',
      period: '2023-05',
      percent: 100,
      figure: null,
      narrative: '整改进展',
      attachments: [],
    });
    expect(given(rectifying).when(progress).events()[0]!.data).toMatchObject({ dueOn: null, late: false });
    const ask = command('RequestExtension', people.jwHead, '2023-06-10', {
      unit: 'jw',
      requestedDate: '2023-08-01',
      reason: '理由',
      progress: '进展',
    });
    given(rectifying).when(ask).then('EXTENSION_NOT_DATED');
  });
});

describe('更正', () => {
  const correct = (revision: number) =>
    command('RecordCorrection', people.officer, '2023-02-01', {
      revision,
      field: 'percent',
      correct: '30',
      reason: '笔误',
    });

  it('a correction has to point to an existing event', () => {
    const events = history(...started);
    given(events)
      .when(correct(events.length - 1))
      .then([
        {
          type: 'CorrectionRecorded',
          data: { taskId, revision: events.length - 1, field: 'percent', correct: '30', reason: '笔误' },
        },
      ]);
    given(events).when(correct(events.length)).then('CORRECTION_TARGET_MISSING');
  });
});
