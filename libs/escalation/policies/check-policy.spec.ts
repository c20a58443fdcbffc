import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { isError, unplaced } from '#settings';
import { escalationPolicy, type RungSpec } from '../contract/index.js';
import { checkPolicy } from './check-policy.js';

const seed = JSON.parse(
  readFileSync(new URL('../../../seeds/policies/default-1.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
const policy = escalationPolicy.strip().parse(seed);

const withRung = (name: string, change: Partial<Record<keyof RungSpec, unknown>>) => ({
  rungs: policy.rungs.map((spec) => (spec.rung === name ? { ...spec, ...change } : spec)),
});
const found = (change: object) =>
  checkPolicy(unplaced(JSON.parse(JSON.stringify({ ...seed, ...change })))).findings.map(
    ({ code, path }) => `${code} ${path.join('.')}`,
  );
const days = (count: number, unit = 'workingDay') => ({ offset: { count, unit } });

describe('the check of a policy', () => {
  it('the check of a policy finds nothing in the default policy', () => {
    expect(found({})).toEqual([]);
    expect(checkPolicy(unplaced(seed)).policy).toEqual(policy);
  });

  it.each<[string, object, string]>([
    ['a rung named twice', { rungs: [...policy.rungs, policy.rungs[0]] }, 'RUNG_TWICE rungs.14.rung'],
    [
      'a kind of clock without rungs',
      { rungs: policy.rungs.filter(({ clock }) => clock !== 'report') },
      'LADDER_MISSING rungs',
    ],
    ['a next rung that does not exist', withRung('L1', { ifUnanswered: 'L7' }), 'CLIMBS_NOWHERE rungs.9.ifUnanswered'],
    ['a ladder that climbs down', withRung('L2', { ifUnanswered: 'L1' }), 'CLIMBS_NOWHERE rungs.10.ifUnanswered'],
    ['a next rung of another ladder', withRung('Rep-2', { ifUnanswered: 'L5' }), 'CLIMBS_NOWHERE rungs.5.ifUnanswered'],
    ['a notice without colour', withRung('L1', { colour: undefined }), 'NOTICE_COLOUR rungs.9.act'],
    ['a reminder with a colour', withRung('L0a', { colour: 'red' }), 'NOTICE_COLOUR rungs.6.act'],
    ['a proposal without measure', withRung('L4', { measure: undefined }), 'MEASURE_MISPLACED rungs.12.act'],
    [
      'an answer to a reminder',
      withRung('L0a', { answerWithin: { count: 1, unit: 'day' } }),
      'ANSWER_WITHOUT_NOTICE rungs.6.answerWithin',
    ],
    ['a report deemed received', withRung('Rep-1', { act: 'deemReceived' }), 'DEEMED_ELSEWHERE rungs.4.act'],
    ['a rung of the answer to a notice', withRung('L5', { clock: 'notice' }), 'RUNG_NEVER_FIRES rungs.13.clock'],
    ['a reminder to sign before dispatch', withRung('Sign-1', days(-1)), 'RUNG_NEVER_FIRES rungs.0.offset'],
    ['a notice before the due date', withRung('L1', days(-1)), 'TOO_EARLY_FOR_ACT rungs.9.offset'],
    ['a red notice before the orange one', withRung('L3', days(2)), 'NOTICE_OUT_OF_SEQUENCE rungs.11.offset'],
    ['an orange notice before the blue one', withRung('L1', days(6, 'day')), 'NOTICE_OUT_OF_SEQUENCE rungs.10.offset'],
    [
      'red before yellow',
      { light: { ...policy.light, redPointsBehind: 5 } },
      'RED_BEFORE_YELLOW light.redPointsBehind',
    ],
    ['a time outside working hours', { actsAt: '22:00' }, 'FIELD_WRITTEN_OTHERWISE actsAt'],
    ['a field nobody knows', { surprise: 1 }, 'FIELD_UNKNOWN surprise'],
    [
      'an offset in weeks',
      withRung('L1', { offset: { count: 1, unit: 'week' } }),
      'FIELD_NOT_ONE_OF rungs.9.offset.unit',
    ],
    ['no list at all', { rungs: 'many' }, 'FIELD_OF_OTHER_KIND rungs'],
    ['a day of the report that some months lack', { reportDueDay: 31 }, 'FIELD_TOO_LARGE reportDueDay'],
  ])('a policy file is refused that has %s, and the finding says where', (_title, change, expected) => {
    expect(found(change)).toContain(expected);
    expect(checkPolicy(unplaced({ ...seed, ...change })).policy).toBeUndefined();
  });

  it.each<[string, object, string]>([
    ['a reminder after the red notice', withRung('L0c', days(40, 'day')), 'SOFTER_LATER rungs.8.offset'],
    [
      'a measure of which the head is not told',
      withRung('L4', { to: ['director'] }),
      'MEASURE_WITHOUT_HEAD rungs.12.to',
    ],
    ['a recipient named twice', withRung('L1', { to: ['clerk', 'clerk'] }), 'RECIPIENT_TWICE rungs.9.to'],
    [
      'an answer that comes after the next rung',
      withRung('L1', { answerWithin: { count: 30, unit: 'day' } }),
      'ANSWER_AFTER_NEXT rungs.9.answerWithin',
    ],
    ['rungs listed out of sequence', withRung('L0a', days(-5, 'day')), 'LISTED_OUT_OF_SEQUENCE rungs.7'],
    ['no way to be yellow', { light: { ...policy.light, redPointsBehind: 10 } }, 'NEVER_YELLOW light.redPointsBehind'],
    ['yellow for all', { light: { ...policy.light, yellowPointsBehind: 0 } }, 'ALWAYS_YELLOW light.yellowPointsBehind'],
    [
      'yellow months before it is due',
      { light: { ...policy.light, yellowDaysBeforeDue: 90 } },
      'YELLOW_VERY_EARLY light.yellowDaysBeforeDue',
    ],
  ])('a policy file with %s is used, with a hint', (_title, change, expected) => {
    expect(found(change)).toContain(expected);
    expect(checkPolicy(unplaced({ ...seed, ...change }))).toMatchObject({ policy: { id: 'default' } });
  });

  it('a notice out of sequence is told with a day on which it would happen, in either language', () => {
    const { says } = checkPolicy(unplaced({ ...seed, ...withRung('L3', days(2)) })).findings.find(isError)!;
    expect(says.zh).toMatch(/^红色督办单（L3）先于橙色督办单（L2）发出：如自 \d{4}-\d\d-\d\d 起算/);
    expect(says.en).toMatch(/^The red notice \(L3\) comes before the orange one \(L2\)/);
  });
});
