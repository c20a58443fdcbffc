import { fileContent, type InBoth, issuesOf, quoted, refusal, saidIssues, saidText, sentences } from '#kernel';
import {
  clockKindNames,
  clockKinds,
  type EscalationPolicy,
  escalationPolicy,
  escalationRefusals,
  type RungSpec,
} from '../contract/index.js';

const refuse = refusal(escalationRefusals);
const mostTold = 5;

/** @throws ESCALATION_POLICY_INVALID saying what is wrong with the first five places. */
export function parsePolicy(content: unknown, file: string): EscalationPolicy {
  const parsed = escalationPolicy.safeParse(content);
  if (!parsed.success) {
    const issues = issuesOf(parsed.error, content, escalationPolicy, fileContent).slice(0, mostTold);
    throw refuse('ESCALATION_POLICY_INVALID', { file, reason: saidIssues(issues) });
  }
  const policy: EscalationPolicy = parsed.data;
  const wrong = contradictionsOf(policy);
  if (wrong.length > 0)
    throw refuse('ESCALATION_POLICY_INVALID', { file, reason: saidText(sentences(wrong.slice(0, mostTold))) });
  return policy;
}

export const policyVersionOf = ({ id, version }: { id: string; version: number }): string => `${id}@${version}`;

/**
 * Clocks that have a ladder. The clock of a notice has none: when the answer is late, the rung fires that `ifUnanswered`
 * names in the rung that issued the notice.
 */
const ladderKinds = clockKinds.filter((kind) => kind !== 'notice');

function contradictionsOf(policy: EscalationPolicy): InBoth[] {
  const { rungs, light } = policy;
  return [
    ...rungs
      .filter(isRepeated(rungs))
      .map(({ rung: name }) => ({ zh: `阶梯“${name}”出现两次`, en: `rung "${name}" is named twice` })),
    ...ladderKinds.filter((kind) => !rungs.some(({ clock }) => clock === kind)).map(withoutRung),
    ...rungs.flatMap((spec, place) => rungContradictions(spec, rungs.slice(place + 1))),
    ...(light.redPointsBehind < light.yellowPointsBehind
      ? [{ zh: '红灯不得先于黄灯', en: 'red must not come before yellow' }]
      : []),
  ];
}

const isRepeated =
  (rungs: readonly RungSpec[]) =>
  ({ rung: name }: RungSpec, place: number): boolean =>
    rungs.findIndex((other) => other.rung === name) < place;

function rungContradictions(spec: RungSpec, later: readonly RungSpec[]): InBoth[] {
  const { act, colour, measure, answerWithin, ifUnanswered, clock } = spec;
  const climbs = later.some((other) => other.rung === ifUnanswered && other.clock === 'deadline');
  const rules: readonly (readonly [boolean, InBoth])[] = [
    [
      (act === 'notice') === (colour !== undefined),
      { zh: '督办单须有颜色，且只有督办单有', en: 'a notice has a colour, and only a notice' },
    ],
    [act === 'notice' || answerWithin === undefined, { zh: '只有督办单可以回复', en: 'only a notice can be answered' }],
    [act !== 'propose' || measure !== undefined, { zh: '建议须写明措施', en: 'a proposal names its measure' }],
    [
      measure === undefined || act === 'propose' || act === 'notice',
      { zh: '措施只随督办单或建议', en: 'a measure goes with a notice or a proposal' },
    ],
    [act !== 'deemReceived' || clock === 'sign', { zh: '只有签收可以视为已办', en: 'only signing can be deemed done' }],
    [
      ifUnanswered === undefined || answerWithin !== undefined,
      { zh: '字段“ifUnanswered”须与“answerWithin”一并填写', en: '"ifUnanswered" needs "answerWithin"' },
    ],
    [
      ifUnanswered === undefined || climbs,
      {
        zh: `“${ifUnanswered}”不是办结时限中更后的阶梯`,
        en: `"${ifUnanswered}" is no later rung of the deadline ladder`,
      },
    ],
  ];
  return rules
    .filter(([holds]) => !holds)
    .map(([, { zh, en }]) => ({ zh: `阶梯“${spec.rung}”：${zh}`, en: `rung "${spec.rung}": ${en}` }));
}

const withoutRung = (kind: (typeof clockKinds)[number]): InBoth => ({
  zh: `${clockKindNames.zh[kind]}时限（${quoted(kind).zh}）没有阶梯`,
  en: `no rung for "${kind}"`,
});
