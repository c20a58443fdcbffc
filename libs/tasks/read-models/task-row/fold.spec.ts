import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing';
import { type Target, type TaskCommand, taskEvents } from '#tasks/contract';
import { warned } from '../../domain/reporting/completion-warnings.js';
import { play } from '../../domain/spec/play.js';
import type { Task, TaskFolded } from '../../domain/aggregate/state.js';
import {
  command,
  decider,
  dispatch,
  doneWith,
  initiate,
  people,
  playedTargets,
  receive,
  report,
  started,
  submit,
  sweep,
} from '../../domain/spec/tasks.js';
import { newEventsOf, recorded } from '../spec/recorded.js';
import { storiesOf } from '../spec/stories.js';
import { itemFor } from '../task-board/item.js';
import { foldTask, taskEventTypes } from './fold.js';
import type { TaskRow } from './row.js';
import { defaultLightThresholds } from './thresholds.js';

const fold = (events: ReturnType<typeof recorded>): TaskRow =>
  events.reduce<TaskRow | undefined>((row, event) => foldTask(row, event, defaultLightThresholds), undefined)!;

function rowAfter(...commands: readonly TaskCommand[]): TaskRow {
  let state: TaskFolded = decider.initialState();
  const played = commands.map((command) => {
    const events = decider.decide(command, state);
    state = events.reduce(decider.evolve, state);
    return { command, events };
  });
  return fold(recorded(newEventsOf(played, 't'), 't'));
}

const partOf = ({ parts }: TaskRow, unit: string) => parts.find((part) => part.unit === unit)!;

describe('the row of a task', () => {
  it('the row of a task knows every type of event', () => {
    expect([...taskEventTypes].sort()).toEqual(Object.keys(taskEvents).sort());
  });

  it('the row of a task says what was printed and who answers for it', () => {
    const row = rowAfter(initiate(), dispatch);
    expect(row).toMatchObject({
      state: 'Dispatched',
      units: ['jw', 'fgw', 'czj'],
      leaderPosts: ['vice-mayor'],
      consolidatingUnit: 'jw',
      originalDue: '2023-06-30',
      currentDue: '2023-06-30',
      dispatchedOn: '2023-01-02',
      yellowFrom: '2023-01-20',
      redFrom: '2023-02-25',
    });
  });

  it('the row of a task takes progress from the newest standing report of the consolidating unit', () => {
    const reports = [
      report(people.jwClerk, '2023-02-01', '2023-01', { percent: 30 }),
      report(people.fgwClerk, '2023-02-02', '2023-01', { percent: 90 }),
      report(people.jwClerk, '2023-03-01', '2023-02', { percent: 55 }),
    ];
    expect(rowAfter(...started, ...reports)).toMatchObject({
      percent: 55,
      lastPeriod: '2023-02',
      lastReportOn: '2023-03-01',
    });
    const back = command('ReturnProgress', people.officer, '2023-03-02', {
      unit: 'jw',
      period: '2023-02',
      reason: '不实',
    });
    expect(rowAfter(...started, ...reports, back)).toMatchObject({ percent: 30, lastPeriod: '2023-01', returned: 1 });
  });

  it('the row of a task counts a period as missing after its last rung, and as late when the report comes after all', () => {
    const missing = rowAfter(...started, sweep('2023-02-20'));
    expect(missing).toMatchObject({ missingReports: 1, lateReports: 0, noticesBlue: 1 });
    expect(partOf(missing, 'jw').missing).toEqual(['2023-01']);
    const late = rowAfter(...started, sweep('2023-02-20'), report(people.jwClerk, '2023-02-21', '2023-01'));
    expect(late).toMatchObject({ missingReports: 0, lateReports: 1 });
  });

  it('the row of a task counts what was asked of each unit', () => {
    const row = rowAfter(...started, sweep('2023-02-20'));
    expect(partOf(row, 'jw').requests).toBeGreaterThan(partOf(row, 'fgw').requests);
    expect(partOf(row, 'czj').requests).toBe(2);
  });

  it('the row of a task is not measured in points when only figures are reported', () => {
    const figures = { percent: null, figure: { value: 3, unit: '公里' } };
    const row = rowAfter(...started, report(people.jwClerk, '2023-02-01', '2023-01', figures));
    expect(row).toMatchObject({ percent: null, yellowFrom: '2023-06-27', redFrom: '2023-07-01' });
  });

  it('the row of a task keeps the figures of the reports that stand, and the completion of the target', () => {
    const first = initiate({ targets: [schools] });
    const reported = (day: string, period: string, value: number) =>
      report(people.jwClerk, day, period, { percent: null, figure: { value, unit: '所' } });
    const commands = [
      first,
      ...started.slice(1),
      reported('2023-02-01', '2023-01', 1),
      reported('2023-03-01', '2023-02', 2),
    ];
    const { targets } = itemFor({ kind: 'all' }, rowAfter(...commands), '2023-03-02');
    expect(targets).toMatchObject([{ target: 1, reported: { value: 2, period: '2023-02' }, completion: 0.6667 }]);
    const back = command('ReturnProgress', people.officer, '2023-03-02', {
      unit: 'jw',
      period: '2023-02',
      reason: '不实',
    });
    expect(itemFor({ kind: 'all' }, rowAfter(...commands, back), '2023-03-02').targets).toMatchObject([
      { reported: { value: 1 } },
    ]);
  });

  it('the row of a task keeps what a correction leaves of the report', () => {
    const figures = [
      { value: 1, unit: '所' },
      { value: 5, unit: '公里' },
    ];
    const row = rowAfter(
      initiate({ targets: playedTargets }),
      ...started.slice(1),
      report(people.jwClerk, '2023-02-01', '2023-01', { figures }),
      report(people.jwClerk, '2023-02-20', '2023-01', { percent: null, figure: { value: 2, unit: '所' }, replaces: 1 }),
    );
    expect(row).toMatchObject({ percent: 20, lateReports: 0 });
    const { targets } = itemFor({ kind: 'all' }, row, '2023-03-02');
    expect(targets).toMatchObject([{ reported: { value: 2 } }, { reported: { value: 5 } }]);
  });

  it('the line of a task warns of targets that are not reached while its completion waits for review, and only then', () => {
    const done = doneWith(playedTargets);
    const warningsAfter = (...commands: TaskCommand[]) =>
      itemFor({ kind: 'all' }, rowAfter(...done, ...commands), '2023-06-03').completionWarnings;
    expect(warningsAfter()).toEqual([]);
    expect(warningsAfter(submit('2023-06-02'))).toMatchObject([
      { target: 1, kind: 'unreported', words: { zh: '第 1 项目标值“新建学校3所”没有反馈数值' } },
      { target: 2, kind: 'unreported' },
    ]);
    const accepted = command('AcceptCompletion', people.director, '2023-06-05', { grade: 'good' });
    expect(warningsAfter(submit('2023-06-02'), accepted)).toEqual([]);
    const toUnit = (unit: string) =>
      itemFor({ kind: 'unit', unit }, rowAfter(...done, submit('2023-06-02')), '2023-06-03').completionWarnings;
    expect([toUnit('jw').length, toUnit('fgw').length]).toEqual([2, 0]);
  });

  it('the row of a task has no targets where the events name none', () => {
    expect(rowAfter(initiate()).targets).toEqual([]);
  });

  it('the row of a task counts an event that is dated before its predecessor from the predecessor’s day', () => {
    const backdated = receive(people.jwClerk, '2022-12-01');
    expect(rowAfter(initiate(), dispatch, backdated)).toMatchObject({ factsOn: '2023-01-02' });
  });

  it('the row of a task does not begin in the middle of a stream', () => {
    const [, second] = recorded(
      newEventsOf([{ command: dispatch, events: play({ deadline: { kind: 'ongoing' }, steps: [] })[0]!.events }], 't'),
      't',
    );
    expect(() => fold([second!])).toThrow('expected TaskProposed');
  });
});

const schools: Target = {
  ...{ indicator: '新建学校', comparator: '=', value: 3, upper: null, unit: '所', printed: '3所' },
  ...{ kind: 'level', baseline: null, span: null },
};

describe('whatever happens to a task', () => {
  const seen = (task: Task, facts = task.facts) => ({
    state: task.status,
    originalDue: facts.originalDueDate,
    currentDue: facts.dueDate,
    consolidatingUnit: facts.consolidatingUnit || null,
    extensionsGranted: facts.extensionsGranted,
    openProposals: Object.keys(facts.proposals).length,
    notices: facts.notices.length,
    assignments: facts.assignments.map(({ unit, state }) => [unit, state]),
    reports: facts.assignments.map(({ reports }) =>
      Object.keys(reports)
        .filter((period) => reports[period]!.mark === 'stands')
        .sort(),
    ),
    warnings: task.status === 'PendingReview' ? (warned(task).warnings ?? []) : [],
  });
  const shown = (row: TaskRow) => ({
    state: row.state,
    originalDue: row.originalDue,
    currentDue: row.currentDue,
    consolidatingUnit: row.consolidatingUnit,
    extensionsGranted: row.extensionsGranted,
    openProposals: row.openProposals,
    notices: row.noticesBlue + row.noticesOrange + row.noticesRed,
    assignments: row.parts.map(({ unit, state }) => [unit, state]),
    reports: row.parts.map(({ reports }) => Object.keys(reports).sort()),
    warnings: itemFor({ kind: 'all' }, row, row.factsOn).completionWarnings.map(({ words, ...warning }) => {
      void words;
      return warning;
    }),
  });

  it('the row of a task says what the aggregate knows, whatever happens to the task', () => {
    fc.assert(
      fc.property(storiesOf(60), (story) => {
        const played = play(story);
        const state = played.flatMap(({ events }) => events).reduce(decider.evolve, decider.initialState());
        expect(shown(fold(recorded(newEventsOf(played, 't'), 't')))).toEqual(seen(state as Task));
      }),
      { numRuns: runs(100) },
    );
  });
});
