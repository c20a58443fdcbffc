import type { PlanState } from '#plans/contract';
import { thresholds, titleStem } from './wording.js';

/** A task of a stored plan. */
export interface StoredTask {
  readonly taskId: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly documentNumber: string | null;
  readonly planYear: number;
  readonly seq: number;
  readonly text: string;
  readonly line: number;
  readonly state: PlanState;
  /** Concluded, withdrawn or archived. */
  readonly ended: boolean;
  /** Ids of tasks that this one was found not to duplicate. */
  readonly dismissed: readonly string[];
}

/** same-plan-table: text and table of one plan · duplicate: the same work in one year · similar: may be · recurring: of an earlier year */
export const linkKinds = ['same-plan-table', 'duplicate', 'similar', 'recurring'] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface TaskLink extends Omit<StoredTask, 'dismissed' | 'documentNumber'> {
  readonly kind: LinkKind;
  readonly score: number;
  /** Somebody looked at it and gave a reason. */
  readonly dismissed: boolean;
  /** The plan cannot be submitted or approved while this stands. */
  readonly blocks: boolean;
}

const isUnderWay: Readonly<Record<PlanState, boolean>> = {
  Drafted: false,
  Submitted: true,
  Approved: true,
  Issued: true,
  Discarded: false,
};

const isSupervised = ({ state, ended }: StoredTask): boolean => isUnderWay[state] && !ended;

/**
 * What another task is to this one, by how alike their wording is; null when they have nothing to do with each other.
 * Only work that another plan has submitted, approved or issued blocks: of two drafts the first to be submitted wins.
 */
export function linkBetween(task: StoredTask, other: StoredTask, score: number): TaskLink | null {
  const kind = kindOf(task, other, score);
  if (!kind) return null;
  const { dismissed: otherDismissed, documentNumber, ...shown } = other;
  void documentNumber;
  const dismissed = task.dismissed.includes(other.taskId) || otherDismissed.includes(task.taskId);
  const isSame = kind === 'duplicate' || kind === 'same-plan-table';
  return {
    ...shown,
    kind,
    score: Math.round(score * 1000) / 1000,
    dismissed,
    blocks: isSame && !dismissed && isSupervised(other),
  };
}

function kindOf(task: StoredTask, other: StoredTask, score: number): LinkKind | null {
  if (score < thresholds.related || other.planYear > task.planYear) return null;
  if (other.planYear < task.planYear) return 'recurring';
  if (score < thresholds.same) return 'similar';
  return isTextAndTable(task, other) ? 'same-plan-table' : 'duplicate';
}

const isTextAndTable = (a: StoredTask, b: StoredTask): boolean =>
  a.documentNumber === b.documentNumber && titleStem(a.planTitle) === titleStem(b.planTitle);
