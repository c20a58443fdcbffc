import type { RecordedOf } from '#event-store';
import type { Measure, NoticeColour } from '#escalation/contract';
import { localDateOf, type LocalDate } from '#kernel';
import type {
  Attachment,
  CorrectedReport,
  Figure,
  RecordedTaskEvent,
  TaskEventData,
  TaskEvents,
} from '#tasks/contract';
import type { Affecting } from '../../domain/further-effects.js';

export interface ReportView {
  readonly unit: string;
  readonly period: string;
  readonly percent: number | null;
  readonly figures: readonly Figure[];
  /** The first of them. */
  readonly figure: Figure | null;
  readonly narrative: string;
  readonly attachments: readonly Attachment[];
  readonly reportedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly late: boolean;
  /** Why it was returned; null when it was not. */
  readonly returned: string | null;
  /** Counts the unit's reports of the period from 1. */
  readonly number: number;
  /** Whether it counts: neither returned nor corrected by a later one. */
  readonly stands: boolean;
  /** The report that it corrects, and what that one said; null when it corrects none. */
  readonly corrected: CorrectedReport | null;
}

export interface NoticeView {
  readonly notice: string;
  readonly noticeNumber: string;
  readonly colour: NoticeColour;
  readonly units: readonly string[];
  readonly rung: string | null;
  readonly issuedOn: LocalDate;
  readonly answerDue: LocalDate | null;
  readonly text: string;
  readonly answers: readonly NoticeAnswer[];
}

export interface NoticeAnswer {
  readonly unit: string;
  readonly text: string;
  readonly plannedDate: LocalDate | null;
  readonly answeredOn: LocalDate;
}

export interface ProposalView {
  readonly proposal: string;
  readonly measure: Measure;
  readonly rung: string | null;
  readonly units: readonly string[];
  readonly reason: string;
  /** Revision of the stream on whose facts it rests. */
  readonly factsRevision: number;
  readonly proposedOn: LocalDate;
  readonly decision: 'pending' | 'approved' | 'declined';
  readonly opinion: string | null;
  readonly decidedOn: LocalDate | null;
}

export interface ExtensionView {
  readonly unit: string;
  readonly requestedDate: LocalDate;
  readonly reason: string;
  readonly progress: string;
  readonly requestedOn: LocalDate;
  readonly decision: 'pending' | 'granted' | 'refused';
  readonly newDueDate: LocalDate | null;
  readonly refusal: string | null;
}

export interface InstructionView {
  readonly post: string;
  readonly text: string;
  readonly givenOn: LocalDate;
}

export interface CorrectionView {
  /** Of the event that was wrong. */
  readonly revision: number;
  readonly field: string | null;
  readonly correct: string;
  readonly reason: string;
  readonly recordedOn: LocalDate;
}

/** Everything of a task that a list has no room for. */
export interface TaskDetails {
  readonly reports: readonly ReportView[];
  readonly notices: readonly NoticeView[];
  readonly proposals: readonly ProposalView[];
  readonly extensions: readonly ExtensionView[];
  readonly instructions: readonly InstructionView[];
  readonly corrections: readonly CorrectionView[];
}

const none: TaskDetails = {
  reports: [],
  notices: [],
  proposals: [],
  extensions: [],
  instructions: [],
  corrections: [],
};

export const detailsOf = (events: readonly RecordedTaskEvent[]): TaskDetails => events.reduce(withAddition, none);

const withAddition = (was: TaskDetails, event: RecordedTaskEvent): TaskDetails =>
  adds(event) ? added(was, event) : was;

type Adding = RecordedOf<TaskEvents, Affecting<'details'>>;

const adds = (event: RecordedTaskEvent): event is Adding => Object.hasOwn(additions, event.type);

const added = <T extends Affecting<'details'>>(
  was: TaskDetails,
  { type, data, metadata }: RecordedOf<TaskEvents, T>,
): TaskDetails => ({ ...was, ...additions[type](was, data, localDateOf(metadata.occurredAt)) });

/** The data of an event without the task it belongs to, which the view names once. */
function withoutTask<Data extends { readonly taskId: string }>(data: Data): Omit<Data, 'taskId'> {
  const { taskId, ...rest } = data;
  void taskId;
  return rest;
}

type Additions = {
  readonly [T in Affecting<'details'>]: (
    was: TaskDetails,
    data: TaskEventData<T>,
    on: LocalDate,
  ) => Partial<TaskDetails>;
};

const additions: Additions = {
  ProgressReported: (was, report, reportedOn) => ({
    reports: withReport(was.reports, withoutTask(report), reportedOn),
  }),
  ProgressReturned: (was, { unit, period, reason }) => ({ reports: returned(was.reports, unit, period, reason) }),
  SupervisionNoticeIssued: (was, notice, issuedOn) => ({
    notices: [...was.notices, { ...withoutTask(notice), issuedOn, answers: [] }],
  }),
  NoticeAnswered: (was, { notice, unit, text, plannedDate }, answeredOn) => ({
    notices: was.notices.map((issued) =>
      issued.notice === notice
        ? { ...issued, answers: [...issued.answers, { unit, text, plannedDate, answeredOn }] }
        : issued,
    ),
  }),
  MeasureProposed: (was, proposal, proposedOn) => ({
    proposals: [
      ...was.proposals,
      { ...withoutTask(proposal), proposedOn, decision: 'pending', opinion: null, decidedOn: null },
    ],
  }),
  MeasureApproved: (was, data, on) => ({ proposals: decided(was.proposals, data, 'approved', on) }),
  MeasureDeclined: (was, data, on) => ({ proposals: decided(was.proposals, data, 'declined', on) }),
  ExtensionRequested: (was, { unit, requestedDate, reason, progress }, requestedOn) => ({
    extensions: [
      ...was.extensions,
      { unit, requestedDate, reason, progress, requestedOn, decision: 'pending', newDueDate: null, refusal: null },
    ],
  }),
  ExtensionGranted: (was, { newDueDate }) => ({
    extensions: answered(was.extensions, { decision: 'granted', newDueDate }),
  }),
  ExtensionRefused: (was, { reason }) => ({
    extensions: answered(was.extensions, { decision: 'refused', refusal: reason }),
  }),
  InstructionGiven: (was, { post, text }, givenOn) => ({
    instructions: [...was.instructions, { post, text, givenOn }],
  }),
  CorrectionRecorded: (was, correction, recordedOn) => ({
    corrections: [...was.corrections, { ...withoutTask(correction), recordedOn }],
  }),
};

/** A report takes the place of the one before; since when it has to name that one, none does so by mistake. */
function withReport(
  reports: readonly ReportView[],
  report: Omit<TaskEventData<'ProgressReported'>, 'taskId'>,
  reportedOn: LocalDate,
): readonly ReportView[] {
  const isOfSame = ({ unit, period }: ReportView): boolean => unit === report.unit && period === report.period;
  const number = reports.filter(isOfSame).length + 1;
  const made = { figure: report.figures[0] ?? null, reportedOn, returned: null, number, stands: true };
  return [
    ...reports.map((was) => (was.stands && isOfSame(was) ? { ...was, stands: false } : was)),
    { ...report, ...made, corrected: report.corrected ?? null },
  ];
}

/** The newest report of the period is the one that was returned. */
function returned(reports: readonly ReportView[], unit: string, period: string, reason: string): readonly ReportView[] {
  const at = reports.findLastIndex((report) => report.unit === unit && report.period === period);
  return at < 0 ? reports : reports.with(at, { ...reports[at]!, returned: reason, stands: false });
}

const decided = (
  proposals: readonly ProposalView[],
  { proposal, opinion }: { readonly proposal: string; readonly opinion: string },
  decision: ProposalView['decision'],
  decidedOn: LocalDate,
): ProposalView[] =>
  proposals.map((was) => (was.proposal === proposal ? { ...was, decision, opinion, decidedOn } : was));

const answered = (extensions: readonly ExtensionView[], answer: Partial<ExtensionView>): ExtensionView[] =>
  extensions.map((was) => (was.decision === 'pending' ? { ...was, ...answer } : was));
