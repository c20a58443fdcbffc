import { describe, expect, it } from '@jest/globals';
import type { Scope, TaskCommand } from '#tasks/contract';
import { readershipOf } from '../../domain/visibility/readership.js';
import { rules } from '../../domain/spec/rules.js';
import {
  command,
  decider,
  dispatch,
  finish,
  initiate,
  people,
  playedTargets,
  receive,
  report,
  sweep,
} from '../../domain/spec/tasks.js';
import type { TaskFolded } from '../../domain/aggregate/state.js';
import { newEventsOf, recorded } from '../spec/recorded.js';
import { taskView } from './view.js';

/** `jw` consolidates, `fgw` is co-responsible. */
const begun = [initiate({ targets: playedTargets }), dispatch, receive(people.jwClerk), receive(people.fgwClerk)];
const office: Scope = { kind: 'all' };
const consolidating: Scope = { kind: 'unit', unit: 'jw' };
const other: Scope = { kind: 'unit', unit: 'fgw' };

/** Positions have gaps: those of a store with other tasks in it. */
function eventsOf(...commands: readonly TaskCommand[]) {
  let state: TaskFolded = decider.initialState();
  const played = [...begun, ...commands].map((command) => {
    const events = decider.decide(command, state);
    state = events.reduce(decider.evolve, state);
    return { command, events };
  });
  return recorded(newEventsOf(played, 't'), 't').map((event) => ({ ...event, position: event.position * 100n }));
}

function viewFor(scope: Scope, events: ReturnType<typeof eventsOf>) {
  const readership = readershipOf(events);
  return taskView(events, { scope, readership, day: '2023-08-01', thresholds: rules.policy.light });
}

describe('a task as it is shown to a unit that does not consolidate', () => {
  it('a unit that does not consolidate is shown its own figures and percentage, not those of the consolidating unit', () => {
    const figure = { value: 2, unit: '所' };
    const events = eventsOf(report(people.jwClerk, '2023-02-01', '2023-01', { percent: 60, figure }));
    expect(viewFor(other, events)).toMatchObject({ percent: null, lastReportOn: null });
    expect(viewFor(other, events).targets.map(({ reported }) => reported)).toEqual([null, null]);
    expect(viewFor(consolidating, events)).toMatchObject({ percent: 60, targets: [{ reported: { value: 2 } }, {}] });
  });

  it('a unit is shown the counts of its own reports, notices and reminders, and the consolidating unit those of all reports', () => {
    const events = eventsOf(sweep('2023-03-20'), report(people.jwClerk, '2023-03-21', '2023-01'));
    const counts = { lateReports: 1, missingReports: 1 };
    expect(viewFor(office, events)).toMatchObject({ ...counts, noticeCounts: { blue: 2 } });
    expect(viewFor(consolidating, events)).toMatchObject({ ...counts, noticeCounts: { blue: 2 } });
    expect(viewFor(other, events)).toMatchObject({ lateReports: 0, missingReports: 0, noticeCounts: { blue: 0 } });
    expect(viewFor(other, events).reminders).toBeLessThan(viewFor(office, events).reminders);
  });

  it('a unit is shown of another unit that it signed, but not what it did since', () => {
    const events = eventsOf(finish(people.jwHead, '2023-02-01'));
    const stateOf = (scope: Scope) => viewFor(scope, events).units.find(({ unit }) => unit === 'jw')!.state;
    expect([stateOf(office), stateOf(consolidating), stateOf(other)]).toEqual(['UnitDone', 'UnitDone', 'Received']);
  });

  it('a unit is shown no clock that waits for another unit', () => {
    const clocksFor = (scope: Scope) => viewFor(scope, eventsOf()).clocks.map(({ clock }) => clock);
    expect(clocksFor(office)).toEqual(['sign:czj', 'deadline', 'report:2023-01']);
    expect(clocksFor(consolidating)).toEqual(['sign:czj', 'deadline', 'report:2023-01']);
    expect(clocksFor(other)).toEqual(['deadline']);
  });

  it('a unit is shown corrections of what it may read, and the corrected events in its own numbers', () => {
    const correct = (revision: number) =>
      command('RecordCorrection', people.officer, '2023-02-02', {
        revision,
        field: null,
        correct: '更正',
        reason: '误',
      });
    const reported = report(people.jwClerk, '2023-02-01', '2023-01');
    const hidden = eventsOf(reported).findIndex(({ type }) => type === 'ProgressReported');
    const events = eventsOf(reported, correct(hidden), correct(1));
    const corrected = (scope: Scope) => viewFor(scope, events).corrections.map(({ revision }) => revision);
    expect(corrected(office)).toEqual([hidden, 1]);
    expect(corrected(consolidating)).toEqual([Number(events[hidden]!.position), Number(events[1]!.position)]);
    expect(corrected(other)).toEqual([Number(events[1]!.position)]);
  });

  it('an approved measure rests for a unit on the last event that it could read, not on a revision of the stream', () => {
    const approve = command('ApproveMeasure', people.head, '2023-08-01', { proposal: 'p1', opinion: '同意' });
    const events = eventsOf(sweep('2023-07-25'), approve);
    const { factsRevision } = viewFor(office, events).proposals[0]!;
    const readable = viewFor(other, events.slice(0, factsRevision + 1)).revision;
    expect(viewFor(other, events).proposals[0]!.factsRevision).toBe(readable);
    expect(readable).toBeLessThan(Number(events[factsRevision]!.position));
  });
});

describe('the reports of a task', () => {
  it('a task shows each report with its number, whether it stands, and what it corrected', () => {
    const back = { unit: 'jw', period: '2023-02', reason: '数据不实' };
    const events = eventsOf(
      report(people.jwClerk, '2023-02-01', '2023-01', { percent: 10 }),
      report(people.fgwClerk, '2023-02-01', '2023-01', { percent: 5 }),
      report(people.jwClerk, '2023-02-02', '2023-01', { percent: 12, replaces: 1 }),
      report(people.jwClerk, '2023-02-28', '2023-02', { percent: 20 }),
      command('ReturnProgress', people.officer, '2023-03-01', back),
      report(people.jwClerk, '2023-03-02', '2023-02', { percent: 25 }),
    );
    const shown = viewFor(office, events).reports.map(({ unit, period, number, stands, corrected }) => [
      ...[`${unit} ${period}`, number, stands, corrected?.percent ?? null],
    ]);
    expect(shown).toEqual([
      ['jw 2023-01', 1, false, null],
      ['fgw 2023-01', 1, true, null],
      ['jw 2023-01', 2, true, 10],
      ['jw 2023-02', 1, false, null],
      ['jw 2023-02', 2, true, null],
    ]);
  });
});
