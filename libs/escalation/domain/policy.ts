import { z } from 'zod';
import { refusal } from '#kernel';
import {
  clockKinds,
  type EscalationPolicy,
  escalationRefusals,
  measures,
  noticeColours,
  type RungSpec,
} from '../contract/index.js';

const refuse = refusal(escalationRefusals);
const text = z.string().trim().min(1).max(500);
const count = z.int().min(0).max(366);
const unit = z.enum(['workingDay', 'day', 'month']);

const rung = z.strictObject({
  rung: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,19}$/),
  clock: z.enum(clockKinds),
  offset: z.strictObject({ count: z.int().min(-366).max(366), unit }),
  act: z.enum(['remind', 'urge', 'deemReceived', 'notice', 'propose']),
  colour: z.enum(noticeColours).optional(),
  answerWithin: z.strictObject({ count: z.int().min(1).max(366), unit }).optional(),
  ifUnanswered: z.string().optional(),
  measure: z.enum(measures).optional(),
  to: z.array(z.enum(['clerk', 'unitHead', 'leadingOfficial', 'officer', 'director', 'head'])).min(1),
  basis: text,
});

/** The form of a policy file in `seeds/policies`. */
const policySchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  version: z.int().min(1),
  title: text,
  effectiveFrom: z.iso.date(),
  actsAt: z.string().regex(/^(0[89]|1[0-7]):[0-5]\d$/, 'rungs act inside working time, 08:00 to 17:59'),
  rungs: z.array(rung).min(1),
  reportDueDay: z.int().min(1).max(28),
  objectionWorkingDays: count,
  reminderCooldownWorkingDays: count,
  holdDays: count,
  extension: z.strictObject({ leadWorkingDays: count, maxGrants: z.int().min(0).max(12) }),
  light: z.strictObject({
    yellowPointsBehind: z.number().min(0).max(100),
    redPointsBehind: z.number().min(0).max(100),
    yellowDaysBeforeDue: count,
    yellowMonthsMakeRed: z.int().min(1).max(12),
  }),
});

/** @throws ESCALATION_POLICY_INVALID saying what is wrong with the first five places. */
export function parsePolicy(content: unknown, file: string): EscalationPolicy {
  const parsed = policySchema.safeParse(content);
  if (!parsed.success) throw refuse('ESCALATION_POLICY_INVALID', { file, reason: issuesOf(parsed.error) });
  const policy = parsed.data as EscalationPolicy;
  const wrong = contradictionsOf(policy);
  if (wrong.length > 0) throw refuse('ESCALATION_POLICY_INVALID', { file, reason: firstFive(wrong) });
  return policy;
}

export const policyVersionOf = ({ id, version }: { id: string; version: number }): string => `${id}@${version}`;

/**
 * Clocks that arm a ladder. A notice's clock has none: when its answer is missing, the rung named by `ifUnanswered`
 * of the rung that issued it fires.
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
