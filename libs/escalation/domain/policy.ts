import type { z } from 'zod';
import { refusal } from '#kernel';
import {
  clockKinds,
  type EscalationPolicy,
  escalationPolicy,
  escalationRefusals,
  type RungSpec,
} from '../contract/index.js';

const refuse = refusal(escalationRefusals);

/** @throws ESCALATION_POLICY_INVALID saying what is wrong with the first five places. */
export function parsePolicy(content: unknown, file: string): EscalationPolicy {
  const parsed = escalationPolicy.safeParse(content);
  if (!parsed.success) throw refuse('ESCALATION_POLICY_INVALID', { file, reason: issuesOf(parsed.error) });
  const policy: EscalationPolicy = parsed.data;
  const wrong = contradictionsOf(policy);
  if (wrong.length > 0) throw refuse('ESCALATION_POLICY_INVALID', { file, reason: firstFive(wrong) });
  return policy;
}

export const policyVersionOf = ({ id, version }: { id: string; version: number }): string => `${id}@${version}`;

/**
 * Clocks that have a ladder. The clock of a notice has none: when the answer is late, the rung fires that `ifUnanswered`
 * names in the rung that issued the notice.
 */
const ladderKinds = clockKinds.filter((kind) => kind !== 'notice');

function contradictionsOf(policy: EscalationPolicy): string[] {
  const { rungs, light } = policy;
  return [
    ...rungs.filter(isRepeated(rungs)).map(({ rung: name }) => `rung "${name}" is named twice`),
    ...ladderKinds.filter((kind) => !rungs.some(({ clock }) => clock === kind)).map((kind) => `no rung for "${kind}"`),
    ...rungs.flatMap((spec, place) => rungContradictions(spec, rungs.slice(place + 1))),
    ...(light.redPointsBehind < light.yellowPointsBehind ? ['red must not come before yellow'] : []),
  ];
}

const isRepeated =
  (rungs: readonly RungSpec[]) =>
  ({ rung: name }: RungSpec, place: number): boolean =>
    rungs.findIndex((other) => other.rung === name) < place;

function rungContradictions(spec: RungSpec, later: readonly RungSpec[]): string[] {
  const { act, colour, measure, answerWithin, ifUnanswered, clock } = spec;
  const climbs = later.some((other) => other.rung === ifUnanswered && other.clock === 'deadline');
  const rules: readonly (readonly [boolean, string])[] = [
    [(act === 'notice') === (colour !== undefined), 'a notice has a colour, and only a notice'],
    [act === 'notice' || answerWithin === undefined, 'only a notice can be answered'],
    [act !== 'propose' || measure !== undefined, 'a proposal names its measure'],
    [measure === undefined || act === 'propose' || act === 'notice', 'a measure goes with a notice or a proposal'],
    [act !== 'deemReceived' || clock === 'sign', 'only signing can be deemed done'],
    [ifUnanswered === undefined || answerWithin !== undefined, '"ifUnanswered" needs "answerWithin"'],
    [ifUnanswered === undefined || climbs, `"${ifUnanswered}" is no later rung of the deadline ladder`],
  ];
  return rules.filter(([holds]) => !holds).map(([, reason]) => `rung "${spec.rung}": ${reason}`);
}

const firstFive = (reasons: readonly string[]): string => reasons.slice(0, 5).join('; ');

const issuesOf = (error: z.ZodError): string =>
  firstFive(error.issues.map(({ path, message }) => `${path.join('.') || '(file)'}: ${message}`));
