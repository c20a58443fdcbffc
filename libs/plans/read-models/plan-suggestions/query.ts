import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { In, LessThanOrEqual } from 'typeorm';
import type { Actor } from '#kernel';
import { DIRECTORY, type Directory, type DirectorySource } from '#organizations/contract';
import type { DraftTask } from '#plans/contract';
import { READ_DATABASE, type ReadDatabase } from '#projections';
import type { Known, KnownTask } from '../../domain/suggestions/knowledge.js';
import { nameableUnits } from '../../domain/suggestions/known-tasks.js';
import { createSuggester, type Suggestion } from '../../domain/suggestions/suggester.js';
import { PlanQuery } from '../plan-board/query.js';
import { planBoardTable, type PlanRow } from '../plan-board/table.js';

/** Who might answer for one task; `key` is the id of a unit or of a post, as a correction takes it. */
export interface TaskSuggestions {
  readonly seq: number;
  readonly text: string;
  readonly units: readonly Suggestion[];
  readonly leaders: readonly Suggestion[];
}

export interface PlanSuggestionsPage {
  readonly planId: string;
  /** What the suggestions rest on: tasks of approved plans of this and earlier years. */
  readonly knowledge: { readonly plans: number; readonly tasks: number };
  /** Tasks that name no unit yet, in the order of the plan. */
  readonly items: readonly TaskSuggestions[];
}

/** 承办单位建议: units and leaders for the tasks of a plan that name none. @throws PLAN_NOT_FOUND, also when the viewer may not see drafts. */
export class PlanSuggestionsQuery extends Query<PlanSuggestionsPage> {
  constructor(
    readonly planId: string,
    readonly viewer: Actor,
  ) {
    super();
  }
}

/** Only so many of the newest plans are used: this bounds memory and the time of the first answer. */
const mostPlans = 30;

interface Prepared {
  /** The plans used and their revisions, as the key of the cache. */
  readonly key: string;
  readonly knowledge: PlanSuggestionsPage['knowledge'];
  readonly suggest: ReturnType<typeof createSuggester>;
}

@QueryHandler(PlanSuggestionsQuery)
export class PlanSuggestionsQueryHandler implements IQueryHandler<PlanSuggestionsQuery> {
  private prepared: Prepared | undefined;

  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(READ_DATABASE) private readonly database: ReadDatabase,
    @Inject(DIRECTORY) private readonly directory: DirectorySource,
  ) {}

  async execute({ planId, viewer }: PlanSuggestionsQuery): Promise<PlanSuggestionsPage> {
    const { drafts, year } = await this.queries.execute(new PlanQuery(planId, viewer));
    const { knowledge, suggest } = await this.prepare(planId, year);
    const open = knowledge.tasks === 0 ? [] : drafts.filter(({ units }) => units.length === 0);
    const items = open.map(({ seq, text, section }) => ({ seq, text, ...suggest({ text, section }) }));
    return { planId, knowledge, items };
  }

  /** Kept until another plan is approved. */
  private async prepare(planId: string, year: number): Promise<Prepared> {
    const plans = await this.database.repositoryOf(planBoardTable).find({
      where: { state: In(['Approved', 'Issued']), year: LessThanOrEqual(year) },
      order: { year: 'DESC', planId: 'ASC' },
      take: mostPlans,
    });
    const others = plans.filter((plan) => plan.planId !== planId);
    const key = others.map((plan) => `${plan.planId}@${plan.revision}`).join();
    if (this.prepared?.key === key) return this.prepared;
    const directory = await this.directory.current();
    const tasks = others.flatMap((plan) => plan.drafts.flatMap((draft) => knownTask(plan, draft, directory)));
    const suggest = createSuggester(tasks, nameableUnits(directory));
    this.prepared = { key, knowledge: { plans: others.length, tasks: tasks.length }, suggest };
    return this.prepared;
  }
}

/** Only tasks that name a registered unit teach anything; unresolved names do not. */
function knownTask({ title, year }: PlanRow, draft: DraftTask, directory: Directory): KnownTask[] {
  const { number, section, text } = draft;
  const units = draft.units.flatMap(({ unit, role }) => {
    const known = unit === null ? undefined : directory.unit(unit);
    return known ? [{ key: known.unitId, name: known.name, role }] : [];
  });
  const leaders = draft.leaders.flatMap(({ post, name }): Known[] => (post === null ? [] : [{ key: post, name }]));
  return units.length === 0 ? [] : [{ plan: title, year, number, section, text, units, leaders }];
}
