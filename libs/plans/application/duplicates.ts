import type { FoundDuplicate } from '#plans/contract';

/** Injection token of the {@link DuplicateSource}. */
export const DUPLICATES = 'zhezi.plan-duplicates';

/** Knows which tasks of other plans supervise the same work. */
export interface DuplicateSource {
  /** What stands in the way of submitting and approving the plan. */
  duplicates(planId: string): Promise<readonly FoundDuplicate[]>;
}
