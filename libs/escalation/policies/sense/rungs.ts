import type { InBoth } from '#kernel';
import type { Finding } from '#settings';
import { clockKinds, type EscalationPolicy, measureNames, type RungSpec } from '../../contract/index.js';
import { actWords, clockWords } from './words.js';
import { find, policyFindings } from './findings.js';

/** What is wrong with single rungs and with the list of them. */
export const senseOfRungs = ({ rungs }: EscalationPolicy): readonly Finding[] => [
  ...rungs.flatMap(({ rung }, at) =>
    rungs.findIndex((other) => other.rung === rung) < at ? [find('RUNG_TWICE', ['rungs', at, 'rung'], { rung })] : [],
  ),
  ...ladderKinds
    .filter((kind) => !rungs.some(({ clock }) => clock === kind))
    .map((kind) => find('LADDER_MISSING', ['rungs'], { clock: clockWords(kind) })),
  ...rungs.flatMap((spec, at) => [...contradictions(spec, at, rungs.slice(at + 1)), ...doubts(spec, at)]),
];

/**
 * Clocks that have a ladder. The clock of a notice has none: when the answer is late, the rung fires that `ifUnanswered`
 * names in the rung that issued the notice.
 */
const ladderKinds = clockKinds.filter((kind) => kind !== 'notice');

type Wrong = readonly [keyof typeof policyFindings, keyof RungSpec, Readonly<Record<string, string | InBoth>>?];

function contradictions(spec: RungSpec, at: number, later: readonly RungSpec[]): readonly Finding[] {
  const { rung, act, colour, measure, answerWithin, ifUnanswered, clock, offset } = spec;
  const climbs = later.some((other) => other.rung === ifUnanswered && other.clock === 'deadline');
  const answers = ifUnanswered === undefined || (answerWithin !== undefined && climbs);
  const rules: readonly (readonly [boolean, Wrong])[] = [
    [(act === 'notice') === (colour !== undefined), ['NOTICE_COLOUR', 'act']],
    [act === 'notice' || answerWithin === undefined, ['ANSWER_WITHOUT_NOTICE', 'answerWithin']],
    [act !== 'propose' || measure !== undefined, ['MEASURE_MISPLACED', 'act']],
    [measure === undefined || act === 'propose' || act === 'notice', ['MEASURE_MISPLACED', 'measure']],
    [act !== 'deemReceived' || clock === 'sign', ['DEEMED_ELSEWHERE', 'act']],
    [answers, ['CLIMBS_NOWHERE', 'ifUnanswered', { next: String(ifUnanswered) }]],
    [clock !== 'notice', ['RUNG_NEVER_FIRES', 'clock', { because: noLadder }]],
    [clock !== 'sign' || offset.count >= 0, ['RUNG_NEVER_FIRES', 'offset', { because: beforeDispatch }]],
    [maySoonBe(spec), ['TOO_EARLY_FOR_ACT', 'offset', { act: actWords(spec) }]],
  ];
  return rules
    .filter(([holds]) => !holds)
    .map(([, [code, field, fillings]]) => find(code, ['rungs', at, field], { rung, ...fillings }));
}

/** Before the day is over there are only reminders. */
const maySoonBe = ({ act, offset, clock }: RungSpec): boolean =>
  act === 'remind' || act === 'urge' || offset.count >= 0 || clock === 'sign';

const noLadder: InBoth = { zh: '督办单的答复期限没有阶梯', en: 'the answer to a notice has no ladder' };
const beforeDispatch: InBoth = { zh: '交办之前还没有事项', en: 'before dispatch there is nothing to sign' };

function doubts({ rung, measure, to }: RungSpec, at: number): readonly Finding[] {
  const path = ['rungs', at, 'to'];
  const repeated = to.filter((recipient, place) => to.indexOf(recipient) < place);
  const measureWords = measure && { zh: measureNames.zh[measure], en: measureNames.en[measure] };
  return [
    ...(measureWords && !to.includes('head')
      ? [find('MEASURE_WITHOUT_HEAD', path, { rung, measure: measureWords })]
      : []),
    ...repeated.map((recipient) => find('RECIPIENT_TWICE', path, { rung, recipient })),
  ];
}
