import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Deadline, taskEvents, taskStates, type TaskEvent, type TaskEventData } from '#tasks/contract';
import { decider as defaultDecider, sweep } from '../spec/tasks.js';
import { createTaskDecider } from './decider.js';
import { assignmentLifeCycle, taskLifeCycle, type Transition } from '../life-cycle/life-cycle.js';
import { play, type Played, type Step, type Story } from '../spec/play.js';
import { addDays, rules, rulesWith, rungsWithoutAnswers } from '../spec/rules.js';
import type { TaskFolded } from './state.js';

const deadlines: readonly Deadline[] = [
  { kind: 'by', date: '2023-03-31' },
  { kind: 'window', from: '2023-02-01', to: '2023-04-28' },
  { kind: 'milestone', date: '2023-02-28', thenOngoing: true },
  { kind: 'ongoing' },
];

const mostly = (usual: fc.Arbitrary<number>, seldom: fc.Arbitrary<number>): fc.Arbitrary<number> =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: seldom });

const step: fc.Arbitrary<Step> = fc.record({
  wait: mostly(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 4, max: 25 })),
  pick: fc.nat({ max: 9999 }),
  wild: fc.integer({ min: 0, max: 11 }).map((chance) => chance === 11),
  number: fc.nat({ max: 60 }),
  flag: fc.boolean(),
});

const stories: fc.Arbitrary<Story> = fc.record({
  deadline: fc.constantFrom(...deadlines),
  steps: fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }),
});

const { evolve, initialState } = defaultDecider;
const eventsOf = (played: readonly Played[]): TaskEvent[] => played.flatMap(({ events }) => events);
const hold = (property: (played: readonly Played[]) => void) =>
  fc.assert(fc.property(stories, (story) => property(play(story))));

/** Every event with the state before and after it. */
function* transitions(events: readonly TaskEvent[]) {
  let before: TaskFolded = initialState();
  for (const event of events) {
    const after = evolve(before, event);
    yield { before, event, after };
    before = after;
  }
}

describe('the stories told here', () => {
  it('the stories of this spec lead through every state and bring about every event', () => {
    const told = fc.sample(stories, { numRuns: 300, seed: 2023 }).flatMap((story) => play(story));
    expect(new Set(told.map(({ before }) => before.status))).toEqual(
      new Set(['none', ...taskStates.filter((state) => state !== 'Proposed')]),
    );
    expect(new Set(eventsOf(told).map(({ type }) => type))).toEqual(new Set(Object.keys(taskEvents)));
  });
});

describe('whatever happens to a task', () => {
  it('every command to a task is decided or refused, and the data of every event fit its schema', () => {
    hold((played) => {
      for (const { type, data } of eventsOf(played)) taskEvents[type].data.strict().parse(data);
    });
  });

  it('a task moves from state to state only as the life-cycle table says, whatever happens to it', () => {
    hold((played) => {
      for (const { before, event, after } of transitions(eventsOf(played))) {
        expectRow(taskLifeCycle, event, before.status, after.status);
        for (const [unit, to] of assignmentsOf(after)) {
          const from = assignmentsOf(before).get(unit) ?? 'none';
          if (from !== to) expectRow(assignmentLifeCycle, event, from, to);
        }
      }
    });
  });

  it('the date of assessment of a task never changes, whatever happens to the task', () => {
    hold((played) => {
      const states = [...transitions(eventsOf(played))].map(({ after }) => after);
      const dates = states.flatMap((state) => (state.status === 'none' ? [] : [state.facts.originalDueDate])).slice(2);
      expect(new Set(dates).size).toBeLessThanOrEqual(1);
    });
  });

  it('any first part of the events of a task gives the same state and the same decision again', () => {
    hold((played) => {
      for (const { before, events, command, refused } of played) {
        if (command.type !== 'FireRungs' || refused) continue;
        const prefix = eventsOf(
          played.slice(
            0,
            played.findIndex((one) => one.command === command),
          ),
        );
        expect(prefix.reduce(evolve, initialState())).toEqual(before);
        expect(defaultDecider.decide(command, prefix.reduce(evolve, initialState()))).toEqual(events);
      }
    });
  });

  it('a task numbers its revisions as its stream does', () => {
    hold((played) => {
      [...transitions(eventsOf(played))].forEach(({ after }, index) =>
        expect(after).toMatchObject({ revision: index }),
      );
    });
  });

  it('a request is decided by somebody other than the person who asked', () => {
    hold((played) => {
      const asked = new Map<string, string>();
      for (const { command, events } of played) {
        for (const { type } of events) {
          if (type === 'ExtensionRequested' || type === 'CompletionSubmitted' || type === 'RectificationReported') {
            asked.set(type, command.by.account);
          }
          const request = requestOf[type];
          if (request) expect(command.by.account).not.toBe(asked.get(request));
        }
      }
    });
  });
});

const requestOf: Partial<Record<TaskEvent['type'], string>> = {
  ExtensionGranted: 'ExtensionRequested',
  ExtensionRefused: 'ExtensionRequested',
  CompletionAccepted: 'CompletionSubmitted',
  MilestoneAccepted: 'CompletionSubmitted',
  CompletionRejected: 'CompletionSubmitted',
  RectificationVerified: 'RectificationReported',
};

const assignmentsOf = (state: TaskFolded): Map<string, string> =>
  new Map(state.status === 'none' ? [] : state.facts.assignments.map(({ unit, state: part }) => [unit, part]));

function expectRow(rows: readonly Transition<string>[], { type }: TaskEvent, from: string, to: string): void {
  const found = rows.some(
    (row) => row.event === type && row.from.includes(from) && (row.to === to || (row.to === 'same' && from === to)),
  );
  if (!found) throw new Error(`no row takes ${type} from ${from} to ${to}`);
}

describe('a rung', () => {
  it('a rung fires at most once on each timetable, and only when it is on that timetable', () => {
    hold((played) => {
      const open = new Map<string, Set<string>>();
      for (const event of eventsOf(played)) {
        if (event.type === 'ClockArmed') open.set(event.data.clock, new Set(event.data.rungs.map(({ rung }) => rung)));
        if (event.type === 'RungFired') expect(open.get(event.data.clock)?.delete(event.data.rung)).toBe(true);
      }
    });
  });

  it('a rung never fires while time does not count, after the end of the task, or on a clock that was stopped', () => {
    hold((played) => {
      for (const { before, event } of transitions(eventsOf(played))) {
        if (event.type !== 'RungFired' || before.status === 'none') continue;
        expect(['Dispatched', 'InProgress', 'Ongoing', 'Rectifying', 'PendingReview']).toContain(before.status);
        expect(Object.keys(before.facts.clocks)).toContain(event.data.clock);
        if (before.status === 'PendingReview') expect(event.data.clock).toMatch(/^sign:/);
      }
    });
  });

  it('a rung never fires before its time, and never twice when a sweep is repeated', () => {
    hold((played) => {
      for (const { command, before, events, refused } of played) {
        if (command.type !== 'FireRungs' || refused) continue;
        for (const { scheduledFor } of fired(events)) expect(scheduledFor <= command.data.now).toBe(true);
        if (before.status === 'none') continue;
        expect(defaultDecider.decide(command, events.reduce(evolve, before))).toEqual([]);
      }
    });
  });

  it('an index built from the clock events alone knows exactly the pending rungs of a task', () => {
    hold((played) => {
      const index = new Map<string, Map<string, string>>();
      for (const event of eventsOf(played)) follow(index, event);
      const last = played.at(-1)!;
      const state = last.events.reduce(evolve, last.before);
      const clocks = state.status === 'none' ? [] : Object.values(state.facts.clocks);
      const pending = clocks.map(({ clock, pending: left }) => [
        clock,
        new Map(left.map(({ rung, at }) => [rung, at])),
      ]);
      expect(index).toEqual(new Map(pending as [string, Map<string, string>][]));
    });
  });

  it('no clock runs after a task is concluded, withdrawn or archived', () => {
    hold((played) => {
      for (const { command, before, events } of played) {
        const after = events.reduce(evolve, before);
        if (after.status === 'Concluded' || after.status === 'Withdrawn' || after.status === 'Archived') {
          expect([command.type, after.facts.clocks]).toEqual([command.type, {}]);
        }
      }
    });
  });

  it('rungs missed in downtime fire as they would have on their days, in the same order', () => {
    const policy = rulesWith(rungsWithoutAnswers);
    const { decide } = createTaskDecider(policy);
    fc.assert(
      fc.property(stories, fc.integer({ min: 1, max: 120 }), (story, days) => {
        const played = play(story, policy);
        const last = played.at(-1)!;
        const start = last.events.reduce(evolve, last.before);
        const from = last.command.at.slice(0, 10);
        let daily: TaskFolded = start;
        const oneByOne: TaskEvent[] = [];
        for (let day = 0; day <= days; day++) {
          const events = decide(sweep(addDays(from, day, 'day')), daily);
          oneByOne.push(...events);
          daily = events.reduce(evolve, daily);
        }
        const atOnce = decide(sweep(addDays(from, days, 'day')), start);
        expect(atOnce.map(withoutToday)).toEqual(oneByOne.map(withoutToday));
      }),
    );
  });

  it('each rung of the ladder fires once on its timetable, also when an unanswered notice brings it forward', () => {
    hold((played) => {
      const onLadder = new Set(rules.policy.rungs.filter(({ clock }) => clock === 'deadline').map(({ rung }) => rung));
      let seen = new Set<string>();
      for (const { before, event } of transitions(eventsOf(played))) {
        if (event.type === 'ClockArmed' && event.data.clock === 'deadline' && !resumed(before)) seen = new Set();
        if (event.type !== 'RungFired' || event.data.clock !== 'deadline') continue;
        expect(onLadder.has(event.data.rung) && !seen.has(event.data.rung)).toBe(true);
        seen.add(event.data.rung);
      }
    });
  });
});

/** What a reader of the log keeps: clock → rung → when. */
function follow(index: Map<string, Map<string, string>>, { type, data }: TaskEvent): void {
  if (type === 'ClockArmed') index.set(data.clock, new Map(data.rungs.map(({ rung, at }) => [rung, at])));
  if (type === 'ClockStopped') index.delete(data.clock);
  if (type === 'RungFired') index.get(data.clock)?.delete(data.rung);
  if (type === 'RungHeld') index.get(data.clock)?.set(data.rung, data.until);
}

const fired = (events: readonly TaskEvent[]): TaskEventData<'RungFired'>[] =>
  events.flatMap((event) => (event.type === 'RungFired' ? [event.data] : []));

const resumed = (state: TaskFolded): boolean => state.status !== 'none' && 'deadline' in state.facts.paused;

const ofTheDay: readonly string[] = ['late', 'issuedOn', 'answerDue', 'factsRevision'];

/** Without what depends on the day of the sweep: lateness, the day of issue, the time to answer, where the facts stood. */
function withoutToday({ type, data }: TaskEvent): unknown {
  const rest = Object.entries(data).filter(([name]) => !ofTheDay.includes(name));
  const { text, ...others } = Object.fromEntries(rest) as Record<string, unknown>;
  return type === 'SupervisionNoticeIssued' ? { type, ...others } : { type, text, ...others };
}
