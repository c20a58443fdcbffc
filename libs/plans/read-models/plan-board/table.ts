import type { DraftTask, PlanFinding, PlanState } from '#plans/contract';
import { column, type RowOf, specsOf, type TableSpec } from '#projections';

/** One plan with its drafts and every doubt about them. */
const planColumns = {
  planId: column('text'),
  title: column('text'),
  documentNumber: column('text?'),
  issuedOn: column('date?'),
  issuer: column('text?'),
  year: column('integer'),
  document: column('text'),
  state: column('text').of<PlanState>(),
  /** As corrected, without those that were dropped. */
  drafts: column('jsonb').of<readonly DraftTask[]>(),
  findings: column('jsonb').of<readonly PlanFinding[]>(),
  /** Ids of the findings that are not settled. */
  openFindings: column('text[]'),
  openErrors: column('integer'),
  submitter: column('text?'),
  readAt: column('timestamptz'),
  submittedAt: column('timestamptz?'),
  approvedAt: column('timestamptz?'),
  dispatchedAt: column('timestamptz?'),
  revision: column('integer'),
  /** Global position of the last event, as a decimal string. */
  position: column('bigint'),
};

export type PlanRow = RowOf<typeof planColumns>;

export const planBoardTable: TableSpec<PlanRow> = {
  name: 'plan_board',
  columns: specsOf(planColumns),
  key: ['planId'],
  subject: 'planId',
  indexes: [{ name: 'year', on: '(year DESC, plan_id)' }],
};
