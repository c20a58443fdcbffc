import { z } from 'zod';
import type { Actor, Role, Timestamp } from '#kernel';
import { noticeColours } from '#escalation/contract';
import { taskEvents } from './events.js';
import {
  assignment,
  attachment,
  figure,
  figures,
  localDate,
  longText,
  period,
  shortText,
  timestamp,
} from './shapes.js';
import { grades, rulings, suspensionGrounds } from './vocabulary.js';

const unit = z.string().min(1).max(80);
const attachments = z.array(attachment).max(50).default([]);

/** What may be asked of a task. The task itself is named beside the command (`taskId`). */
export const taskCommands = {
  /** Proposed and initiated in one: a plan approved as a whole initiates its tasks. */
  InitiateTask: taskEvents.TaskProposed.omit({ taskId: true }).extend({ approver: shortText, authority: shortText }),
  DispatchTask: z.object({ noticeNumber: shortText }),
  ReceiveAssignment: z.object({ unit }),
  DisputeAssignment: z.object({ unit, reason: longText }),
  RuleDispute: z.object({
    unit,
    ruling: z.enum(rulings),
    reassignedTo: assignment.nullable().default(null),
    reason: longText,
  }),
  ReportProgress: z.object({
    unit,
    period,
    percent: z.number().min(0).max(100).nullable().default(null),
    figure: figure.nullable().default(null),
    /** More than one: for a task with several targets. */
    figures: figures.optional(),
    narrative: longText,
    attachments,
  }),
  ReturnProgress: z.object({ unit, period, reason: longText }),
  GiveInstruction: z.object({ text: longText }),
  RequestExtension: z.object({ unit, requestedDate: localDate, reason: longText, progress: longText }),
  GrantExtension: z.object({ newDueDate: localDate }),
  RefuseExtension: z.object({ reason: longText }),
  FinishAssignment: z.object({ unit, summary: longText }),
  SubmitCompletion: z.object({ unit, summary: longText, attachments }),
  AcceptCompletion: z.object({ grade: z.enum(grades) }),
  RejectCompletion: z.object({ reason: longText }),
  SuspendTask: z.object({ ground: z.enum(suspensionGrounds), reason: longText }),
  ResumeTask: z.object({}),
  WithdrawTask: z.object({ reason: longText }),
  ArchiveTask: z.object({}),
  IssueReminder: z.object({ units: z.array(unit).min(1).max(200), text: longText }),
  IssueNotice: z.object({
    colour: z.enum(noticeColours),
    units: z.array(unit).min(1).max(200),
    noticeNumber: shortText,
    answerDue: localDate,
    text: longText,
  }),
  AnswerNotice: z.object({ notice: shortText, unit, text: longText, plannedDate: localDate.nullable().default(null) }),
  ApproveMeasure: z.object({ proposal: shortText, opinion: longText }),
  DeclineMeasure: z.object({ proposal: shortText, opinion: longText }),
  OrderRectification: z.object({ dueOn: localDate, text: longText }),
  ReportRectification: z.object({ unit, text: longText, attachments }),
  VerifyRectification: z.object({ note: longText }),
  RecordCorrection: z.object({
    revision: z.int().min(0),
    field: shortText.nullable().default(null),
    correct: longText,
    reason: longText,
  }),
  /** From the escalator: these rungs look due. The task decides by its own facts which may fire. */
  FireRungs: z.object({ now: timestamp }),
} as const;

export type TaskCommandType = keyof typeof taskCommands;
export type TaskCommandData<T extends TaskCommandType> = Readonly<z.infer<(typeof taskCommands)[T]>>;

/** A command as the decider takes it: time and actor come in with it. */
export type TaskCommand = {
  [T in TaskCommandType]: {
    readonly type: T;
    readonly taskId: string;
    readonly data: TaskCommandData<T>;
    readonly at: Timestamp;
    readonly by: Actor;
  };
}[TaskCommandType];

/**
 * Who may give which command; everything else is denied. A clerk or unit head acts for the unit they name, and only
 * for that one; a leading official for tasks they lead.
 */
export const taskPermissions: Readonly<Record<TaskCommandType, readonly Role[]>> = {
  InitiateTask: ['system'],
  DispatchTask: ['system', 'director'],
  ReceiveAssignment: ['clerk', 'unitHead'],
  DisputeAssignment: ['unitHead'],
  RuleDispute: ['director'],
  ReportProgress: ['clerk', 'unitHead'],
  ReturnProgress: ['officer', 'director'],
  GiveInstruction: ['leadingOfficial', 'head'],
  RequestExtension: ['unitHead'],
  GrantExtension: ['director', 'head'],
  RefuseExtension: ['director', 'head'],
  FinishAssignment: ['unitHead'],
  SubmitCompletion: ['unitHead'],
  AcceptCompletion: ['director'],
  RejectCompletion: ['director'],
  SuspendTask: ['head'],
  ResumeTask: ['head'],
  WithdrawTask: ['head'],
  ArchiveTask: ['officer', 'director'],
  IssueReminder: ['officer', 'director'],
  IssueNotice: ['director'],
  AnswerNotice: ['unitHead'],
  ApproveMeasure: ['head'],
  DeclineMeasure: ['head'],
  OrderRectification: ['head', 'director'],
  ReportRectification: ['unitHead'],
  VerifyRectification: ['director'],
  RecordCorrection: ['officer', 'director'],
  FireRungs: ['system'],
};
