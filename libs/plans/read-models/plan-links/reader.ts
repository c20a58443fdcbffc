import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EVENT_STORE, type EventStore } from '#event-store';
import { type FoundDuplicate, planCodec, planStream } from '#plans/contract';
import { READ_DATABASE } from '#projections';
import { taskIdOf } from '#tasks/contract';
import { heldBy, pairsOfCharacters, tellingPairs } from '../../domain/links/candidates.js';
import { linkBetween, type StoredTask, type TaskLink } from '../../domain/links/links.js';
import { planDecider, type PlanFolded } from '../../domain/aggregate/decider.js';
import { createSimilarityIndex, type SimilarityIndex } from '../../domain/similarity/similarity-index.js';

export interface LinkedTask {
  readonly task: StoredTask;
  /** Blocking links first, then by similarity. */
  readonly links: readonly TaskLink[];
}

/** How rare each pair of characters is, measured on a sample of all tasks. */
interface Weights {
  readonly key: string;
  readonly held: ReadonlyMap<string, number>;
  readonly index: SimilarityIndex;
}

/** So many tasks suffice to tell which words are rare; with fewer tasks all are used. */
const sampleSize = 2_000;
const telling = 6;
const earlierYears = 3;
const mostCandidates = 40;
const mostLinks = 8;

const columns = `t.task_id AS "taskId", t.plan_id AS "planId", t.plan_title AS "planTitle",
  t.document_number AS "documentNumber", t.plan_year AS "planYear", t.seq, t.text, t.line, t.state,
  coalesce(e.ended, false) AS ended, t.dismissed`;

/** Finds the tasks of other plans that are the same work. */
@Injectable()
export class PlanLinks {
  private weights: Weights | undefined;

  constructor(
    @Inject(READ_DATABASE) private readonly database: DataSource,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Links of every task of the plan, those without any left out. */
  async of(planId: string): Promise<readonly LinkedTask[]> {
    const tasks = await this.tasksOf(planId);
    if (tasks.length === 0) return [];
    const weights = await this.weightsNow();
    const linked: LinkedTask[] = [];
    for (const task of tasks) linked.push(await this.linksOf(task, weights));
    return linked.filter(({ links }) => links.length > 0);
  }

  /** What stands in the way of submitting the plan. A process without read models knows of no other plan. */
  async duplicates(planId: string): Promise<readonly FoundDuplicate[]> {
    if (!this.database.isInitialized) return [];
    return (await this.of(planId)).flatMap(({ task, links }) =>
      links
        .filter(({ blocks }) => blocks)
        .map(({ taskId, planTitle, text }) => ({ seq: task.seq, other: taskId, planTitle, text })),
    );
  }

  /** From the plan's own events: a plan that was read a moment ago is compared as it stands. */
  private async tasksOf(planId: string): Promise<StoredTask[]> {
    const events = planCodec.readAll(await this.store.readStream(planStream(planId)));
    const plan = events.reduce<PlanFolded>(planDecider.evolve, planDecider.initialState());
    const read = events.findLast((event) => event.type === 'PlanRead');
    if (plan.status === 'none' || plan.status === 'Discarded' || !read) return [];
    const { title: planTitle, year: planYear, tasks, status: state, dismissedDuplicates } = plan;
    const { documentNumber } = read.data;
    return tasks.map(({ seq, text, line }) => {
      const dismissed = dismissedDuplicates.flatMap((key) =>
        key.startsWith(`${seq}:`) ? [key.slice(`${seq}:`.length)] : [],
      );
      const taskId = taskIdOf(planId, seq);
      return { taskId, planId, planTitle, documentNumber, planYear, seq, text, line, state, ended: false, dismissed };
    });
  }

  private async linksOf(task: StoredTask, { held, index }: Weights): Promise<LinkedTask> {
    const candidates = await this.candidates(task, tellingPairs(pairsOfCharacters(task.text), held, telling));
    const links = candidates
      .map((other) => linkBetween(task, other, index.similarity(task.text, other.text)))
      .filter((link): link is TaskLink => link !== null)
      .sort((a, b) => Number(b.blocks) - Number(a.blocks) || b.score - a.score || (a.taskId < b.taskId ? -1 : 1));
    return { task, links: links.slice(0, mostLinks) };
  }

  private candidates(task: StoredTask, pairs: readonly string[]): Promise<StoredTask[]> {
    return this.database.query<StoredTask[]>(
      `SELECT ${columns} FROM (
         SELECT c.*, cardinality(ARRAY(SELECT unnest(c.grams) INTERSECT SELECT unnest($1::text[]))) AS shared
         FROM zhezi_read.plan_task c
         WHERE c.grams && $1::text[] AND c.plan_id <> $2 AND NOT c.dropped AND c.plan_year BETWEEN $3 AND $4
         ORDER BY shared DESC, c.plan_year DESC, c.task_id LIMIT ${mostCandidates}
       ) t LEFT JOIN zhezi_read.plan_task_end e USING (task_id)`,
      [[...pairs], task.planId, task.planYear - earlierYears, task.planYear],
    );
  }

  private async weightsNow(): Promise<Weights> {
    const sample = await this.database.query<{ taskId: string; revision: number; text: string; grams: string[] }[]>(
      `SELECT task_id AS "taskId", revision, text, grams FROM zhezi_read.plan_task ORDER BY shuffle LIMIT ${sampleSize}`,
    );
    const key = sample.map(({ taskId, text }) => `${taskId} ${text.length}`).join();
    if (this.weights?.key !== key) {
      const index = createSimilarityIndex(sample.map(({ text }) => text));
      this.weights = { key, held: heldBy(sample.map(({ grams }) => grams)), index };
    }
    return this.weights;
  }
}
