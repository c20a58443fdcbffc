import { z } from 'zod';
import { event, type EventCatalog, type EventOf, type NamesOf } from '#kernel';
import { assignment, deadline, leader, targets } from '#tasks/contract';

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

/** A unit of a task as the document prints it; `unit` is null where the directory knows none of that name. */
export const draftUnit = assignment.extend({ unit: z.string().nullable() });
/** A leader of a task as the document prints it; `post` is null where the directory knows none. */
export const draftLeader = leader.extend({ post: z.string().nullable() });

/** A task as the document prints it, names resolved. */
export const draftTask = z.object({
  seq: z.int(),
  number: z.int(),
  numberText: z.string().nullable(),
  section: z.string().nullable(),
  subsection: z.string().nullable(),
  theme: z.string().nullable(),
  text: z.string(),
  leaders: z.array(draftLeader),
  units: z.array(draftUnit),
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

/** What a field of a task is after a correction, whole. What a person may ask for stands in `corrections.ts`. */
export const correction = z.discriminatedUnion('field', [
  z.object({ field: z.literal('text'), value: z.string().trim().min(1).max(10_000) }),
  z.object({ field: z.literal('section'), value: z.string().trim().min(1).max(500).nullable() }),
  z.object({ field: z.literal('leaders'), value: z.array(draftLeader).max(30) }),
  z.object({ field: z.literal('units'), value: z.array(draftUnit).max(200) }),
  z.object({ field: z.literal('deadline'), value: deadline }),
  z.object({ field: z.literal('targets'), value: targets }),
]);
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
  /**
   * 更正: `former` is what stood there. Closes the findings `settled`; without them, all of that task and field. A new text brings its
   * `targets` along.
   */
  PlanCorrected: event({
    planId,
    seq: z.int(),
    correction,
    former: z.unknown(),
    reason: z.string(),
    targets: targets.optional(),
    settled: z.array(z.string()).optional(),
  }),
  /** 复核: the names of the draft were looked up anew. What stayed as it was is left out. */
  PlanRechecked: event({
    planId,
    tasks: z.array(
      z.object({
        seq: z.int(),
        units: z.array(draftUnit).optional(),
        leaders: z.array(draftLeader).optional(),
      }),
    ),
    /** Ids of the findings that no longer hold. */
    settled: z.array(z.string()),
    /** New findings, and under their own ids those of which something else is said now. */
    found: z.array(finding),
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
  /** 作废: the draft is as if it had never been read, and its document may be read again. */
  PlanDiscarded: event({ planId, reason: z.string() }),
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

export const planStates = ['Drafted', 'Submitted', 'Approved', 'Issued', 'Discarded'] as const;
export type PlanState = (typeof planStates)[number];
export const planStateNames: NamesOf<PlanState> = {
  zh: { Drafted: '草稿', Submitted: '已送审', Approved: '已批准', Issued: '已印发', Discarded: '已作废' },
  en: { Drafted: 'draft', Submitted: 'submitted', Approved: 'approved', Issued: 'issued', Discarded: 'discarded' },
};

export const planStreamPrefix = 'plan-';
export const planStream = (planId: string): string => `${planStreamPrefix}${planId}`;
