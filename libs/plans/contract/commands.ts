import { z } from 'zod';
import type { Actor, Role, Timestamp } from '#kernel';
import { correction, planEvents } from './events.js';

const reason = z.string().trim().min(1).max(2_000);
const shortText = z.string().trim().min(1).max(200);

export const planCommands = {
  /** Built by the import from a document; not typed in by hand. */
  ReadPlan: planEvents.PlanRead.omit({ planId: true }),
  CorrectPlan: z.object({ seq: z.int().min(1), correction, reason }),
  DropPlanTask: z.object({ seq: z.int().min(1), reason }),
  DismissFinding: z.object({ findingId: shortText, reason }),
  DismissDuplicate: z.object({ seq: z.int().min(1), other: shortText, reason }),
  SubmitPlan: z.object({}),
  ReturnPlan: z.object({ reason }),
  ApprovePlan: z.object({ authority: shortText }),
  IssuePlan: z.object({ noticeNumber: shortText }),
} as const;

export type PlanCommandType = keyof typeof planCommands;
export type PlanCommandData<T extends PlanCommandType> = Readonly<z.infer<(typeof planCommands)[T]>>;
/** A task of this plan that another plan has under supervision already. `other` is the id of that task. */
export interface FoundDuplicate {
  readonly seq: number;
  readonly other: string;
  readonly planTitle: string;
  readonly text: string;
}

export type PlanCommand = {
  [T in PlanCommandType]: {
    readonly type: T;
    readonly planId: string;
    readonly data: PlanCommandData<T>;
    readonly at: Timestamp;
    readonly by: Actor;
    /** For submission and approval: tasks of other plans that supervise the same, as the read models know them. */
    readonly duplicates?: readonly FoundDuplicate[];
  };
}[PlanCommandType];

/** Who may give which command; everything else is denied. */
export const planPermissions: Readonly<Record<PlanCommandType, readonly Role[]>> = {
  ReadPlan: ['officer', 'director'],
  CorrectPlan: ['officer', 'director'],
  DropPlanTask: ['officer', 'director'],
  DismissFinding: ['officer', 'director'],
  DismissDuplicate: ['officer', 'director'],
  SubmitPlan: ['officer', 'director'],
  ReturnPlan: ['head'],
  ApprovePlan: ['head'],
  IssuePlan: ['director'],
};
