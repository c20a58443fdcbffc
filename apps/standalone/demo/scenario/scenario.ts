import { z } from 'zod';
import { askedCorrection } from '#plans/contract';
import { grades, rulings, suspensionGrounds } from '#tasks/contract';

const date = z.iso.date();
const text = z.string().trim().min(1).max(1_000);
const name = z.string().trim().min(1).max(80);
const share = z.number().min(0).max(1);
const range = z.tuple([z.int(), z.int()]).refine(([low, high]) => low <= high, {
  params: { zh: '应由小到大', en: 'must begin with the smaller number' },
});
const weights = z.record(name, z.number().min(0));

/** What a step of the scenario does, on its day; the texts are said in the year by the people who do it. */
const act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('dispute'), unit: name, text }),
  z.strictObject({ act: z.literal('rule'), unit: name, ruling: z.enum(rulings), to: name.optional(), text }),
  z.strictObject({ act: z.literal('instruct'), leader: name, text }),
  z.strictObject({ act: z.literal('remind'), text }),
  z.strictObject({ act: z.literal('notice'), answerDue: date, text }),
  z.strictObject({ act: z.literal('correct'), text, reason: text }),
  z.strictObject({ act: z.literal('requestExtension'), to: date, text, expects: name.optional() }),
  z.strictObject({ act: z.literal('grantExtension'), to: date, by: z.enum(['director', 'head']) }),
  z.strictObject({ act: z.literal('refuseExtension'), text }),
  z.strictObject({ act: z.literal('suspend'), ground: z.enum(suspensionGrounds), text }),
  z.strictObject({ act: z.literal('resume') }),
  z.strictObject({ act: z.literal('withdraw'), text }),
  z.strictObject({ act: z.literal('archive') }),
  z.strictObject({ act: z.literal('orderRectification'), dueOn: date, text }),
  z.strictObject({ act: z.literal('reportRectification'), text }),
  z.strictObject({ act: z.literal('verifyRectification'), text }),
]);
const step = z.intersection(z.looseObject({ on: date }), z.looseObject({ act: z.string() })).transform((given, ctx) => {
  const { on, ...rest } = given;
  const parsed = act.safeParse(rest);
  if (parsed.success) return { on, ...parsed.data };
  for (const issue of parsed.error.issues)
    ctx.issues.push({ ...issue, path: [...issue.path], input: rest } as z.core.$ZodRawIssue);
  return z.NEVER;
});

/** When a task is submitted as complete: counted in working days from its date, or as a share of the time it has. */
const finish = z.union([
  z.strictObject({ workingDaysBeforeDue: range }),
  z.strictObject({ workingDaysAfterDue: range }),
  z.strictObject({ shareOfTime: z.tuple([share, share]) }),
  z.strictObject({ on: date }),
]);

const fate = z.strictObject({
  /** Absent: it is never submitted. */
  finish: finish.optional(),
  progress: z.enum(['steady', 'ahead', 'dips', 'stalls']),
  answers: z.enum(['promptly', 'withPlan', 'never']).default('promptly'),
  rejections: z.int().min(0).max(3).default(0),
  grade: z.enum(grades).default('good'),
  /** Working days until the review; null while the year lasts. */
  review: range.nullable().default([1, 4]),
  measures: z
    .strictObject({ censure: z.enum(['approve', 'decline']), interview: z.enum(['approve', 'decline']) })
    .partial()
    .default({}),
  /** Working days from conclusion to archiving; null: not in this year. */
  archive: range.nullable().default(null),
});

const profile = z.strictObject({
  /** Working days from dispatch to signing. */
  signs: range,
  /** Working days to answer a notice. */
  answers: range,
  /** Share of reports given only after the reminder (Rep-1). */
  late: share,
  /** Share of reports given only after the notice (Rep-2). */
  silent: share,
});

const sentences = z.array(text).min(1);

/** The form of a file in `seeds/scenarios`: a year that happens the same way each time it is played. */
export const scenarioSchema = z.strictObject({
  name,
  title: text,
  document: name,
  seed: z.int(),
  days: z.strictObject({
    readOn: date,
    submittedOn: date,
    approvedOn: date,
    issuedOn: date,
    /** The last day that is played. */
    until: date,
  }),
  /** The task whose year is told in full. */
  showcase: z.int().min(1),
  authority: text,
  noticeNumber: text,
  accounts: z.strictObject({
    officer: name,
    director: name,
    head: z.strictObject({ account: name, holder: name }),
  }),
  /** Made to the draft before it is submitted. */
  corrections: z.array(z.strictObject({ seq: z.int().min(1), correction: askedCorrection, reason: text })),
  /** Said about every other doubt of the reader. */
  dismissal: text,
  profiles: z.record(name, profile),
  units: z.strictObject({ shares: weights, named: z.record(name, name) }),
  fates: z.record(name, fate),
  /** Fates of the tasks that have none of their own. */
  shares: weights,
  tasks: z.record(
    z.string().regex(/^[1-9]\d*$/),
    z.strictObject({
      fate: name.optional(),
      /** Units that never sign. */
      unsigned: z.array(name).default([]),
      steps: z.array(step).default([]),
    }),
  ),
  /** Share of reports that the office returns. */
  returned: share,
  sentences: z.strictObject({
    start: sentences,
    early: sentences,
    middle: sentences,
    late: sentences,
    done: sentences,
    behind: sentences,
    causes: sentences,
    returned: sentences,
    contribution: sentences,
    answer: sentences,
    plan: sentences,
    rejection: sentences,
    approve: sentences,
    decline: sentences,
    finished: sentences,
  }),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type Fate = Scenario['fates'][string];
export type Profile = Scenario['profiles'][string];
export type TaskScript = Scenario['tasks'][string];
export type Step = TaskScript['steps'][number];
export type StepOf<A extends Step['act']> = Extract<Step, { act: A }>;
