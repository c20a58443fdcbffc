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
  SubmitPlan: z.object({}),
  ReturnPlan: z.object({ reason }),
  ApprovePlan: z.object({ authority: shortText }),
  IssuePlan: z.object({ noticeNumber: shortText }),
} as const;

export type PlanCommandType = keyof typeof planCommands;
export type PlanCommandData<T extends PlanCommandType> = Readonly<z.infer<(typeof planCommands)[T]>>;
export type PlanCommand = {
  [T in PlanCommandType]: {
    readonly type: T;
    readonly planId: string;
    readonly data: PlanCommandData<T>;
    readonly at: Timestamp;
    readonly by: Actor;
  };
}[PlanCommandType];

/** Who may give which command; everything else is denied. */
export const planPermissions: Readonly<Record<PlanCommandType, readonly Role[]>> = {
  ReadPlan: ['officer', 'director'],
  CorrectPlan: ['officer', 'director'],
  DropPlanTask: ['officer', 'director'],
  DismissFinding: ['officer', 'director'],
  SubmitPlan: ['officer', 'director'],
  ReturnPlan: ['head'],
  ApprovePlan: ['head'],
  IssuePlan: ['director'],
};
