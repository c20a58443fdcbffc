import { describe, expect, it } from '@jest/globals';
import { specification } from '#testing';
import { DomainError, type JsonObject } from '#kernel';
import type { Figure, TaskCommand, TaskEvent } from '#tasks/contract';
import { command, decider, history, initiate, people, playedTargets, receive, report, started } from '../spec/tasks.js';

const { given } = specification(decider);
const schools = (value: number): Figure => ({ value, unit: '所', target: 1 });
const roads = (value: number): Figure => ({ value, unit: '公里', target: 2 });

const withTargets = [initiate({ targets: playedTargets }), ...started.slice(1), receive(people.czjClerk)];
const first = report(people.jwClerk, '2023-02-03', '2023-01', { figures: [schools(1), roads(5)] });
const reported = history(...withTargets, first);
const returned = command('ReturnProgress', people.officer, '2023-02-06', {
  ...{ unit: 'jw', period: '2023-01', reason: '数据不实' },
});
const again = (change: Parameters<typeof report>[3] = {}, by = people.jwClerk) =>
  report(by, '2023-02-07', '2023-01', { percent: null, ...change });

const refusal = (before: readonly TaskEvent[], refused: TaskCommand): { code: string; details: JsonObject } => {
  try {
    given(before).when(refused).events();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, details: error.details };
  }
  throw new Error('nothing was refused');
};

describe('更正反馈', () => {
  it('a second report of a month is refused, and the refusal says what was reported and which report to name', () => {
    expect(refusal(reported, again({ figures: [roads(6)] }))).toEqual({
      code: 'REPORT_ALREADY_GIVEN',
      details: { unit: 'jw', period: '2023-01', replaces: 1, report: '20%、1所、5公里', on: null, by: null },
    });
  });

  it('a correction keeps the percentage and the figures that it does not name, and says what the corrected report said', () => {
    const events = given(reported)
      .when(again({ figures: [roads(6)], replaces: 1 }))
      .events();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'ProgressReported',
      data: {
        percent: 20,
        figures: [schools(1), roads(6)],
        corrected: { number: 1, percent: 20, figures: [schools(1), roads(5)] },
      },
    });
  });

  it('a correction may change the words alone', () => {
    const events = given(reported)
      .when(again({ replaces: 1, narrative: '补充说明' }))
      .events();
    expect(events[0]!.data).toMatchObject({ narrative: '补充说明', percent: 20, figures: [schools(1), roads(5)] });
  });

  it('a figure without a target is corrected by one in the same unit', () => {
    const [by, day] = [people.jwClerk, '2023-02-03'];
    const figures = [
      { value: 3, unit: '条' },
      { value: 7, unit: '座' },
    ];
    const before = history(...started, report(by, day, '2023-01', { figures }));
    const events = given(before)
      .when(again({ figure: { value: 4, unit: '条' }, replaces: 1 }))
      .events();
    expect(events[0]!.data).toMatchObject({
      figures: [
        { value: 7, unit: '座' },
        { value: 4, unit: '条' },
      ],
    });
  });

  it('a correction of a correction names the second report, and one that names the first is refused with what holds now', () => {
    const twice = [
      ...reported,
      ...given(reported)
        .when(again({ percent: 25, replaces: 1 }))
        .events(),
    ];
    expect(refusal(twice, again({ percent: 30, replaces: 1 }))).toEqual({
      code: 'REPORT_NOT_THE_LAST',
      details: { unit: 'jw', period: '2023-01', replaces: 2, given: 1, report: '25%、1所、5公里', on: null, by: null },
    });
    const events = given(twice)
      .when(again({ percent: 30, replaces: 2 }))
      .events();
    expect(events[0]!.data).toMatchObject({ percent: 30, corrected: { number: 2, percent: 25 } });
  });

  it('a report that names another to replace is refused where none stands', () => {
    expect(refusal(history(...withTargets), again({ percent: 5, replaces: 1 })).code).toBe('REPORT_NOTHING_TO_CORRECT');
    expect(refusal(history(...withTargets, first, returned), again({ percent: 5, replaces: 1 })).code).toBe(
      'REPORT_NOTHING_TO_CORRECT',
    );
  });

  it('a report after a return is no correction and keeps nothing of the returned one, and it is the second', () => {
    const before = history(...withTargets, first, returned);
    const events = given(before)
      .when(again({ figures: [roads(4)] }))
      .events();
    expect(events[0]!.data).toMatchObject({ percent: null, figures: [roads(4)] });
    expect(events[0]!.data).not.toHaveProperty('corrected');
    expect(refusal([...before, ...events], again({ percent: 5 })).details).toMatchObject({ replaces: 2 });
  });

  it('each unit of a task has reports of its own to correct', () => {
    const events = given(reported)
      .when(report(people.czjClerk, '2023-02-07', '2023-01'))
      .events();
    expect(events).toMatchObject([{ type: 'ProgressReported', data: { unit: 'czj' } }]);
    expect(refusal(reported, report(people.czjClerk, '2023-02-07', '2023-01', { replaces: 1 })).code).toBe(
      'REPORT_NOTHING_TO_CORRECT',
    );
  });

  it('a correction moves no clock', () => {
    const types = given(reported)
      .when(again({ percent: 40, replaces: 1 }))
      .events()
      .map(({ type }) => type);
    expect(types).toEqual(['ProgressReported']);
  });

  it('a second report that was stored before corrections had to be named replaces the first', () => {
    const [event] = given(history(...withTargets))
      .when(first)
      .events();
    const silent = { ...event!, data: { ...event!.data, percent: 35, figures: [] } } as TaskEvent;
    expect(refusal([...reported, silent], again({ percent: 40 })).details).toMatchObject({
      replaces: 2,
      report: '35%',
    });
  });
});
