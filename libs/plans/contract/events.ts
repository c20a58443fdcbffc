import { z } from 'zod';
import { event, type EventCatalog, type EventOf, type NamesOf } from '#kernel';
import { assignment, deadline, givenAssignment, givenLeader, leader, targets } from '#tasks/contract';

const planId = z.string();
const localDate = z.iso.date();

/** A doubt of the reader, with the place it concerns. */
export const finding = z.object({
  /** Unique within the plan: `f1`, `f2`, … */
  findingId: z.string(),
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /** 1-based line of the document. */
  line: z.int(),
  excerpt: z.string(),
  /** Task it belongs to, counted from 1; null for the plan as a whole. */
  seq: z.int().nullable(),
  field: z.string().nullable(),
  reason: z.object({ zh: z.string(), en: z.string() }),
  proposal: z.string().nullable(),
});
export type PlanFinding = z.infer<typeof finding>;

/** A task as the document prints it, names resolved: `unit` and `post` are null where the directory knows none. */
export const draftTask = z.object({
  seq: z.int(),
  number: z.int(),
  numberText: z.string().nullable(),
  section: z.string().nullable(),
  subsection: z.string().nullable(),
  theme: z.string().nullable(),
  text: z.string(),
  leaders: z.array(leader.extend({ post: z.string().nullable() })),
  units: z.array(assignment.extend({ unit: z.string().nullable() })),
  deadline,
  deadlineText: z.string().nullable(),
  line: z.int(),
  /** 目标值: read from the text, or as corrected. */
  targets,
});
export type DraftTask = z.infer<typeof draftTask>;

/** As it stands in an event: those recorded before targets were read have none. */
export const recordedTask = draftTask.extend({ targets: targets.optional() });
export type RecordedTask = z.infer<typeof recordedTask>;

interface NamedIn {
  readonly ofLeaders: typeof leader;
  readonly ofUnits: typeof assignment;
}

/** What may be corrected before approval, and with what. */
const correctionOf = ({ ofLeaders, ofUnits }: NamedIn) =>
  z.discriminatedUnion('field', [
    z.object({ field: z.literal('text'), value: z.string().trim().min(1).max(10_000) }),
    z.object({ field: z.literal('section'), value: z.string().trim().min(1).max(500).nullable() }),
    z.object({ field: z.literal('leaders'), value: z.array(ofLeaders).max(30) }),
    z.object({ field: z.literal('units'), value: z.array(ofUnits).max(200) }),
    z.object({ field: z.literal('deadline'), value: deadline }),
    z.object({ field: z.literal('targets'), value: targets }),
  ]);
export const correction = correctionOf({ ofLeaders: leader, ofUnits: assignment });
/** As a command gives it. */
export const givenCorrection = correctionOf({ ofLeaders: givenLeader, ofUnits: givenAssignment });
export type PlanCorrection = z.infer<typeof correction>;

/** Facts of one plan document; stream `plan-<planId>`. */
export const planEvents = {
  /** 读入: everything the document says, and every doubt about it. */
  PlanRead: event({
    planId,
    title: z.string(),
    documentNumber: z.string().nullable(),
    issuedOn: localDate.nullable(),
    issuer: z.string().nullable(),
    year: z.int(),
    document: z.string(),
    sha256: z.string(),
    lineRange: z.tuple([z.int(), z.int()]),
    tasks: z.array(recordedTask),
    findings: z.array(finding),
  }),
  /** 更正: `former` is what stood there. Closes the findings of that task and field. A new text brings its `targets` along. */
  PlanCorrected: event({
    planId,
    seq: z.int(),
    correction,
    former: z.unknown(),
    reason: z.string(),
    targets: targets.optional(),
  }),
  /** What was read as a task but is none is dropped. */
  PlanTaskDropped: event({ planId, seq: z.int(), reason: z.string() }),
  /** A finding was looked at and the reading is right. */
  FindingDismissed: event({ planId, findingId: z.string(), reason: z.string() }),
  /** 重复督查 looked at: task `other` (its id) is another matter, or both are to be supervised. */
  DuplicateDismissed: event({ planId, seq: z.int(), other: z.string(), reason: z.string() }),
  /** 送审. `submitter` is the account, who may not approve as well. */
  PlanSubmitted: event({ planId, submitter: z.string(), tasks: z.int() }),
  /** 退回修改 */
  PlanReturned: event({ planId, reason: z.string() }),
  /** 批准 (立项, 政府督查工作条例 art. 11): by a named head, who is not the submitter. */
  PlanApproved: event({
    planId,
    title: z.string(),
    year: z.int(),
    document: z.string(),
    approver: z.string(),
    authority: z.string(),
    tasks: z.array(recordedTask),
  }),
  /** 印发: the tasks with these numbers are dispatched. */
  PlanIssued: event({ planId, issuedOn: localDate, noticeNumber: z.string(), seqs: z.array(z.int()) }),
} as const satisfies EventCatalog;

export type PlanEventType = keyof typeof planEvents;
export type PlanEventData<T extends PlanEventType> = Readonly<z.infer<(typeof planEvents)[T]['data']>>;
/** Event type → data. */
export type PlanEvents = { readonly [T in PlanEventType]: PlanEventData<T> };
export type PlanEvent<T extends PlanEventType = PlanEventType> = EventOf<PlanEvents, T>;

export const planStates = ['Drafted', 'Submitted', 'Approved', 'Issued'] as const;
export type PlanState = (typeof planStates)[number];
export const planStateNames: NamesOf<PlanState> = {
  zh: { Drafted: '草稿', Submitted: '已送审', Approved: '已批准', Issued: '已印发' },
  en: { Drafted: 'draft', Submitted: 'submitted', Approved: 'approved', Issued: 'issued' },
};

export const planStreamPrefix = 'plan-';
export const planStream = (planId: string): string => `${planStreamPrefix}${planId}`;
