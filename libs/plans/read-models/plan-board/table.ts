import type { LocalDate, Timestamp } from '#kernel';
import type { DraftTask, PlanFinding, PlanState } from '#plans/contract';
import type { TableSpec } from '#projections';

/** One plan with its drafts and every doubt about them. */
export interface PlanRow {
  readonly planId: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuedOn: LocalDate | null;
  readonly issuer: string | null;
  readonly year: number;
  readonly document: string;
  readonly state: PlanState;
  /** As corrected, without those that were dropped. */
  readonly drafts: readonly DraftTask[];
  readonly findings: readonly PlanFinding[];
  /** Ids of the findings that are not settled. */
  readonly openFindings: readonly string[];
  readonly openErrors: number;
  readonly submitter: string | null;
  readonly readAt: Timestamp;
  readonly submittedAt: Timestamp | null;
  readonly approvedAt: Timestamp | null;
  readonly dispatchedAt: Timestamp | null;
  readonly revision: number;
  /** Global position of the last event, as a decimal string. */
  readonly position: string;
}

export const planBoardTable: TableSpec<PlanRow> = {
  name: 'plan_board',
  columns: {
    planId: 'text',
    title: 'text',
    documentNumber: 'text?',
    issuedOn: 'date?',
    issuer: 'text?',
    year: 'integer',
    document: 'text',
    state: 'text',
    drafts: 'jsonb',
    findings: 'jsonb',
    openFindings: 'text[]',
    openErrors: 'integer',
    submitter: 'text?',
    readAt: 'timestamptz',
    submittedAt: 'timestamptz?',
    approvedAt: 'timestamptz?',
    dispatchedAt: 'timestamptz?',
    revision: 'integer',
    position: 'bigint',
  },
  key: ['planId'],
  subject: 'planId',
  indexes: [{ name: 'year', on: '(year DESC, plan_id)' }],
};
