import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { In, type Repository } from 'typeorm';
import { type Actor, refusal, type Role } from '#kernel';
import { type PlanFinding, planRefusals, type PlanState, planStates } from '#plans/contract';
import { READ_DATABASE, type ReadDatabase } from '#projections';
import { planBoardTable, type PlanRow } from './table.js';

const refuse = refusal(planRefusals);

/** A plan in the list. */
export interface PlanBoardItem extends Omit<PlanRow, 'drafts' | 'findings' | 'openFindings'> {
  readonly tasks: number;
  readonly openFindings: number;
  readonly settledFindings: number;
}

export interface PlanBoardPage {
  readonly items: readonly PlanBoardItem[];
}

/** A plan for the one who corrects it. Drafts and findings are for the supervision office and those who approve or audit. */
export interface PlanDetail extends PlanBoardItem {
  readonly drafts: PlanRow['drafts'];
  readonly findings: readonly (PlanFinding & { readonly open: boolean })[];
}

export interface PlanBoardCriteria {
  readonly viewer: Actor;
  readonly year?: number | undefined;
  readonly states?: readonly PlanState[] | undefined;
}

/** A discarded draft is listed only for whoever asks for that state. */
const listed = planStates.filter((state) => state !== 'Discarded');

/** All plans the viewer may see, newest year first. */
export class PlanBoardQuery extends Query<PlanBoardPage> {
  constructor(readonly criteria: PlanBoardCriteria) {
    super();
  }
}

/** @throws PLAN_NOT_FOUND, also for a plan the viewer may not see. */
export class PlanQuery extends Query<PlanDetail> {
  constructor(
    readonly planId: string,
    readonly viewer: Actor,
  ) {
    super();
  }
}

@QueryHandler(PlanBoardQuery)
export class PlanBoardQueryHandler implements IQueryHandler<PlanBoardQuery> {
  private readonly plans: Repository<PlanRow>;

  constructor(@Inject(READ_DATABASE) database: ReadDatabase) {
    this.plans = database.repositoryOf(planBoardTable);
  }

  async execute({ criteria: { viewer, year, states = listed } }: PlanBoardQuery): Promise<PlanBoardPage> {
    const visible = states.filter((state) => visibleStates(viewer.role).includes(state));
    const where = { state: In([...visible]), ...(year !== undefined && { year }) };
    const rows = await this.plans.find({ where, order: { year: 'DESC', planId: 'ASC' } });
    return { items: rows.map(itemOf) };
  }
}

@QueryHandler(PlanQuery)
export class PlanQueryHandler implements IQueryHandler<PlanQuery> {
  private readonly plans: Repository<PlanRow>;

  constructor(@Inject(READ_DATABASE) database: ReadDatabase) {
    this.plans = database.repositoryOf(planBoardTable);
  }

  async execute({ planId, viewer }: PlanQuery): Promise<PlanDetail> {
    const row = await this.plans.findOneBy({ planId });
    if (!row || !visibleStates(viewer.role).includes(row.state)) throw refuse('PLAN_NOT_FOUND', { planId });
    return detailOf(row, seesDrafts(viewer.role));
  }
}

const seesDrafts = (role: Role): boolean => ['officer', 'director', 'head', 'auditor', 'system'].includes(role);

/** Before it is issued a plan is the office's own paper. */
const visibleStates = (role: Role): readonly PlanState[] => (seesDrafts(role) ? planStates : ['Issued']);

function itemOf({ drafts, findings, openFindings, ...row }: PlanRow): PlanBoardItem {
  const open = openFindings.length;
  return { ...row, tasks: drafts.length, openFindings: open, settledFindings: findings.length - open };
}

function detailOf(row: PlanRow, withDrafts: boolean): PlanDetail {
  if (!withDrafts) return { ...itemOf(row), drafts: [], findings: [] };
  const findings = row.findings.map((finding) => ({ ...finding, open: row.openFindings.includes(finding.findingId) }));
  return { ...itemOf(row), drafts: row.drafts, findings };
}
