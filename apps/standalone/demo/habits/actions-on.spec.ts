import { beforeAll, describe, expect, it } from '@jest/globals';
import { chineseWorkCalendar } from '#escalation';
import { localDateOf } from '#kernel';
import { taskCommands } from '#tasks/contract';
import { actionsOn } from './actions-on.js';
import type { TaskNote, UnitNote } from '../book/book.js';
import { readScenario, scenarioFile } from '../scenario/read-scenario.js';
import type { Fate, Scenario, TaskScript } from '../scenario/scenario.js';
import type { World } from '../world/world.js';

const calendar = chineseWorkCalendar();
let scenario: Scenario;
beforeAll(async () => {
  scenario = await readScenario(scenarioFile('tongzhou-2023'));
});

const unit = (name: string, more: Partial<UnitNote> = {}): UnitNote => ({
  unit: name,
  name,
  role: 'main',
  state: 'Working',
  assignedOn: '2023-01-17',
  percent: 0,
  lastReport: null,
  returned: null,
  returnedBefore: [],
  ...more,
});

const note = (more: Partial<TaskNote> = {}): TaskNote => ({
  taskId: 'p-003',
  seq: 3,
  text: '全社会固定资产投资超千亿元。',
  leaders: [{ post: 'post-1', name: '郑皓' }],
  deadline: { kind: 'by', date: '2023-12-31' },
  state: 'InProgress',
  statesSeen: ['Proposed', 'Initiated', 'Dispatched', 'InProgress'],
  units: [unit('fa-gai')],
  consolidatingUnit: 'fa-gai',
  dispatchedOn: '2023-01-17',
  originalDueDate: '2023-12-31',
  extendedTo: null,
  openReport: { period: '2023-05', dueOn: '2023-06-05', remindedOn: null },
  missedReport: null,
  notices: [],
  proposals: [],
  submittedOn: null,
  rejections: 0,
  rejectedOn: null,
  milestoneAccepted: false,
  concludedOn: null,
  ...more,
});

const plain: Fate = {
  progress: 'steady',
  answers: 'promptly',
  rejections: 0,
  grade: 'good',
  review: [2, 2],
  measures: {},
  archive: null,
};

/** A world with one task, its fate and its script. */
function worldOf(page: TaskNote, fate: Partial<Fate> = {}, script: Partial<TaskScript> = {}): World {
  const tasks = { [page.seq]: { fate: 'given', unsigned: [], steps: [], ...script } };
  const profiles = {
    prompt: { signs: [1, 1] as [number, number], answers: [1, 1] as [number, number], late: 0, silent: 0 },
  };
  return {
    scenario: {
      ...scenario,
      fates: { given: { ...plain, ...fate } },
      tasks,
      profiles,
      units: { shares: { prompt: 1 }, named: {} },
      returned: 0,
    },
    calendar,
    directory: { unitByName: () => undefined, postByHolder: () => undefined },
    book: new Map([[page.taskId, page]]),
  };
}

const said = (day: string, world: World): string[] =>
  actionsOn(day, world)
    .flat()
    .map(({ type }) => type);

/** The working days of a month on which something of this type is asked. */
const daysOf = (type: string, month: string, world: World): string[] =>
  Array.from({ length: 28 }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`).filter((day) =>
    said(day, world).includes(type),
  );

describe('a working day', () => {
  it('what happens on a working day follows from the day and the book alone', () => {
    const world = worldOf(note());
    expect(actionsOn('2023-06-01', world)).toEqual(actionsOn('2023-06-01', worldOf(note())));
  });

  it('a rest day asks for nothing', () => {
    const pending = note({ state: 'Dispatched', units: [unit('fa-gai', { state: 'PendingReceipt' })] });
    expect(actionsOn('2023-01-24', worldOf(pending))).toEqual([]);
    expect(actionsOn('2023-01-28', worldOf(pending))).toHaveLength(1);
  });

  it('what is asked on a working day comes in rising order of time, within working hours, with keys of its own and by somebody who may', () => {
    const page = note({
      units: [unit('fa-gai'), unit('zhu-jian'), unit('shui-wu')],
      notices: [{ notice: '1', rung: 'L1', issuedOn: '2023-12-20', units: ['fa-gai', 'zhu-jian'], answeredBy: [] }],
      openReport: { period: '2023-12', dueOn: '2024-01-05', remindedOn: null },
    });
    const actions = actionsOn('2023-12-28', worldOf(page, { finish: { on: '2023-12-28' } })).flat();
    expect(actions.map(({ type }) => type)).toEqual([
      'AnswerNotice',
      'AnswerNotice',
      'ReportProgress',
      'FinishAssignment',
      'FinishAssignment',
      'FinishAssignment',
    ]);
    const times = actions.map(({ at }) => at);
    expect([...times].sort()).toEqual(times);
    expect(
      times.every((at) => localDateOf(at) === '2023-12-28' && at.slice(11) >= '01:05' && at.slice(11) < '09:41'),
    ).toBe(true);
    expect(new Set(actions.map(({ commandId }) => commandId)).size).toBe(actions.length);
    for (const { type, by, data } of actions) {
      expect(taskCommands[type].roles).toContain(by.role);
      expect(taskCommands[type].data.safeParse(data).success).toBe(true);
    }
  });
});

describe('units', () => {
  it('units sign after their own number of working days, but not those that never do', () => {
    const units = [unit('fa-gai', { state: 'PendingReceipt' }), unit('shou-kai', { state: 'PendingReceipt' })];
    const world = worldOf(note({ state: 'Dispatched', units }), {}, { unsigned: ['shou-kai'] });
    expect(actionsOn('2023-01-17', world)).toEqual([]);
    expect(
      actionsOn('2023-01-18', world)
        .flat()
        .map(({ data }) => data),
    ).toEqual([{ unit: 'fa-gai' }]);
  });

  it('units report between the 25th and the date, once a month', () => {
    const world = worldOf(note());
    expect(daysOf('ReportProgress', '2023-05', world).every((day) => day >= '2023-05-25')).toBe(true);
    expect(said('2023-06-05', world)).toContain('ReportProgress');
  });

  it('units report before a holiday when the date lies in it', () => {
    const world = worldOf(note({ openReport: { period: '2023-09', dueOn: '2023-10-05', remindedOn: null } }));
    expect(said('2023-09-28', world)).toContain('ReportProgress');
  });

  it('units report after the notice when the report went missing', () => {
    const missed = note({
      openReport: { period: '2023-06', dueOn: '2023-07-05', remindedOn: null },
      missedReport: { period: '2023-05', on: '2023-06-12' },
    });
    expect(said('2023-06-13', worldOf(missed))).toEqual([]);
    expect(actionsOn('2023-06-14', worldOf(missed)).flat()[0]!.data).toMatchObject({ period: '2023-05' });
  });

  it('units submit once every unit is done, on the day of their fate', () => {
    const fate = { finish: { workingDaysBeforeDue: [3, 3] as [number, number] } };
    const done = note({ units: [unit('fa-gai', { state: 'UnitDone' })] });
    expect(said('2023-12-26', worldOf(done, fate))).not.toContain('SubmitCompletion');
    expect(said('2023-12-27', worldOf(done, fate))).toContain('SubmitCompletion');
    const open = note({ units: [unit('fa-gai', { state: 'UnitDone' }), unit('shui-wu')] });
    expect(said('2023-12-29', worldOf(open, fate))).not.toContain('SubmitCompletion');
  });

  it('units answer notices, unless their fate is silence', () => {
    const notices = [{ notice: '1', rung: 'L1', issuedOn: '2024-01-02', units: ['fa-gai'], answeredBy: [] }];
    const late = note({ notices, openReport: null });
    expect(said('2024-01-02', worldOf(late))).toEqual([]);
    expect(said('2024-01-03', worldOf(late))).toEqual(['AnswerNotice']);
    expect(said('2024-01-03', worldOf(late, { answers: 'never' }))).toEqual([]);
    const [answer] = actionsOn('2024-01-03', worldOf(late, { answers: 'withPlan' })).flat();
    expect((answer!.data as { plannedDate: string }).plannedDate > '2024-01-03').toBe(true);
  });
});

describe('the office and the head', () => {
  const submitted = note({
    state: 'PendingReview',
    submittedOn: '2023-12-20',
    units: [unit('fa-gai', { state: 'UnitDone' })],
  });

  it('the office and the head review after some days, reject as often as the fate says, or leave it on the desk', () => {
    expect(said('2023-12-21', worldOf(submitted))).toEqual([]);
    expect(said('2023-12-22', worldOf(submitted))).toEqual(['AcceptCompletion']);
    expect(said('2023-12-22', worldOf(submitted, { rejections: 1 }))).toEqual(['RejectCompletion']);
    expect(said('2023-12-22', worldOf({ ...submitted, rejections: 1 }, { rejections: 1 }))).toEqual([
      'AcceptCompletion',
    ]);
    expect(said('2024-01-31', worldOf(submitted, { review: null }))).toEqual([]);
  });

  it('the office and the head decide only what the scenario decides; accountability stays on the desk', () => {
    const proposals = [
      { proposal: 'p1', measure: 'censure' as const, proposedOn: '2024-01-22', decision: null },
      { proposal: 'p2', measure: 'accountability' as const, proposedOn: '2024-01-22', decision: null },
    ];
    const page = note({ proposals, openReport: null });
    expect(said('2024-01-25', worldOf(page, { measures: { censure: 'decline' } }))).toEqual(['DeclineMeasure']);
    expect(said('2024-01-25', worldOf(page))).toEqual([]);
  });

  it('the office and the head archive what is concluded, but nothing with an open proposal', () => {
    const closed = note({ state: 'Concluded', concludedOn: '2023-10-09', openReport: null });
    expect(said('2023-10-16', worldOf(closed, { archive: [5, 5] }))).toEqual(['ArchiveTask']);
    const open = {
      ...closed,
      proposals: [{ proposal: 'p1', measure: 'interview' as const, proposedOn: '2023-10-01', decision: null }],
    };
    expect(said('2023-10-16', worldOf(open, { archive: [5, 5] }))).toEqual([]);
  });

  it('the office and the head follow the script on its very day', () => {
    const script = {
      steps: [{ on: '2023-09-12', act: 'suspend' as const, ground: 'decisionChanged' as const, text: '重新论证' }],
    };
    const world = worldOf(note({ openReport: null }), {}, script);
    expect(said('2023-09-11', world)).toEqual([]);
    expect(actionsOn('2023-09-12', world).flat()[0]).toMatchObject({ type: 'SuspendTask', by: { role: 'head' } });
    expect(said('2023-09-13', world)).toEqual([]);
  });
});
