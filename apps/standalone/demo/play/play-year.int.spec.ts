import { beforeAll, describe, expect, it } from '@jest/globals';
import { localDateOf } from '#kernel';
import { taskStates } from '#tasks/contract';
import { type PlayedYear, playYear } from './play-year.js';
import { readScenario, scenarioFile } from '../scenario/read-scenario.js';
import type { Scenario } from '../scenario/scenario.js';
import { expectedOf } from '../scenario/spec/expected-year.js';
import { memoryStage } from '../stage/spec/memory-stage.js';
import { chineseWorkCalendar, rulesInForce } from '#escalation';
import type { RecordedEvent } from '#event-store';

const calendar = chineseWorkCalendar();
const expected = expectedOf('tongzhou-2023');
let scenario: Scenario;
let year: PlayedYear;
let events: readonly RecordedEvent[];

async function play(given: Scenario) {
  const stage = await memoryStage();
  try {
    const played = await playYear(stage, given, { calendar });
    const page = await stage.store.readAll({ after: 0n, limit: 1_000_000 });
    return { played, events: page.events };
  } finally {
    await stage.close();
  }
}

beforeAll(async () => {
  scenario = await readScenario(scenarioFile('tongzhou-2023'));
  ({ played: year, events } = await play(scenario));
}, 180_000);

const notes = () => [...year.tally.book.values()];
const inState = (state: string) => notes().filter((note) => note.state === state).length;

describe('the year 2023', () => {
  it('the year 2023 has the tasks of the plan', () => {
    expect(notes()).toHaveLength(expected.tasks);
    expect(
      notes().every(({ originalDueDate, deadline }) => (originalDueDate === null) === (deadline.kind === 'ongoing')),
    ).toBe(true);
  });

  it('the year 2023 brings every state of the life cycle, and ends in most of them', () => {
    const seen = new Set(notes().flatMap(({ statesSeen }) => statesSeen));
    expect([...seen].sort()).toEqual([...taskStates].sort());
    const atTheEnd = [
      'InProgress',
      'Ongoing',
      'PendingReview',
      'Suspended',
      'Rectifying',
      'Concluded',
      'Withdrawn',
      'Archived',
    ];
    expect(atTheEnd.filter((state) => inState(state) === 0)).toEqual([]);
  });

  it('the year 2023 uses every rung of the ladder', async () => {
    const { policy } = await rulesInForce('default-1');
    const rungs = policy.rungs.map(({ rung }) => rung);
    expect(rungs.filter((rung) => !year.tally.byRung.get(rung))).toEqual([]);
  });

  it('the year 2023 leaves to named people what a timer may only propose', () => {
    const proposals = notes().flatMap((note) => note.proposals);
    const decided = (measure: string, decision: string | null) =>
      proposals.filter((one) => one.measure === measure && one.decision === decision).length;
    expect(decided('censure', 'approved')).toBeGreaterThan(0);
    expect(decided('censure', 'declined')).toBeGreaterThan(0);
    expect(decided('interview', null)).toBeGreaterThan(0);
    expect(decided('accountability', null)).toBe(1);
    const deciders = events
      .filter(({ type }) => /^Measure(Approved|Declined)$/.test(type))
      .map(({ metadata }) => metadata.actor.role);
    expect(new Set(deciders)).toEqual(new Set(['head']));
  });

  it('the year 2023 holds what an ordinary year holds: disputes, extensions, returns, instructions, corrections', () => {
    const kinds = [
      'AssignmentDisputed',
      'DisputeRuled',
      'AssignmentDeemedReceived',
      'ExtensionGranted',
      'ExtensionRefused',
      'ProgressReturned',
      'InstructionGiven',
      'CorrectionRecorded',
      'CompletionRejected',
      'MilestoneAccepted',
      'TaskSuspended',
      'TaskResumed',
      'RungHeld',
      'NoticeAnswered',
      'RectificationVerified',
      'TaskWithdrawn',
      'TaskArchived',
    ];
    expect(kinds.filter((type) => !year.tally.byType.get(type))).toEqual([]);
    const rulings = events.filter(({ type }) => type === 'DisputeRuled').map(({ data }) => data['ruling']);
    expect(new Set(rulings)).toEqual(new Set(['designated', 'reassigned']));
  });

  it('no command of the year 2023 is refused but those that the scenario wants refused', () => {
    expect(Object.fromEntries(year.refusals)).toEqual(expected.refusals);
  });

  it('the year 2023 goes well on the whole: most is on time, and about a tenth is in trouble', () => {
    const accepted = events.filter(({ type }) => type === 'CompletionAccepted');
    const onTime = accepted.filter(({ data }) => data['onTime']).length / accepted.length;
    expect(onTime).toBeGreaterThan(expected.onTimeShare.above);
    expect(onTime).toBeLessThan(expected.onTimeShare.below);
    const overdue = new Set(
      events.filter(({ type, data }) => type === 'RungFired' && data['rung'] === 'L1').map(({ stream }) => stream),
    );
    expect(overdue.size / expected.tasks).toBeGreaterThan(0.05);
    expect(overdue.size / expected.tasks).toBeLessThan(0.15);
  });

  it('no sentence of the year 2023 has a blank in it', () => {
    const told = events.map(({ data }) => JSON.stringify(data));
    expect(told.filter((text) => /\{[a-z]+\}|undefined|NaN/.test(text))).toEqual([]);
  });

  it('the people of the year 2023 act in working hours of working days', () => {
    const human = events.filter(({ metadata }) => metadata.actor.role !== 'system');
    expect(human.filter(({ metadata }) => !calendar.isWorkingDay(localDateOf(metadata.occurredAt)))).toEqual([]);
    const hours = human.map(({ metadata }) => metadata.occurredAt.slice(11, 16));
    expect(hours.every((hour) => hour > '01:00' && hour < '10:00')).toBe(true);
  });

  it('the year 2023 happens the same way when it is played again', async () => {
    const again = await play(scenario);
    expect(again.played.commands).toBe(year.commands);
    expect(again.played.tally.fingerprint.value()).toBe(year.tally.fingerprint.value());
  }, 180_000);

  it('playing a year stops where a command is refused and the scenario did not expect it', async () => {
    const step = { on: '2023-02-14', act: 'resume' as const };
    const wrong = { ...scenario, tasks: { ...scenario.tasks, 1: { unsigned: [], steps: [step] } } };
    await expect(play(wrong)).rejects.toThrow(/2023-02-14.*TASK_WRONG_STATE/);
  }, 180_000);
});
