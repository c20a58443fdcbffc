import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Actor, instantOf, type LocalDate } from '#kernel';
import type { PlanCommandType, PlanFinding } from '#plans/contract';
import { projectRoot } from '#runtime';
import { contextOf } from './context.js';
import { directorOf, headOf, officerOf } from '../world/people.js';
import type { Stage } from '../stage/stage.js';
import { readOn, type Tally } from '../book/tally.js';
import type { World } from '../world/world.js';

export interface IssuedPlan {
  readonly planId: string;
  readonly title: string;
  readonly commands: number;
}

/**
 * 读入、更正、送审、批准、印发: the way of a plan document before the year begins, each step by the person it is for.
 * Afterwards its tasks are dispatched.
 */
export async function issuePlan(stage: Stage, world: World, tally: Tally): Promise<IssuedPlan> {
  const { days, document, authority, noticeNumber, corrections, dismissal } = world.scenario;
  const [officer, director, head] = [officerOf(world), directorOf(world), headOf(world)];
  const { planId, title } = await read(stage, document, officer, days.readOn);
  await readOn(tally, stage.store);
  const secretary = clerkAt(stage, planId);
  for (const { seq, correction, reason } of corrections) {
    await secretary(officer, days.submittedOn, 'CorrectPlan', { seq, correction, reason });
  }
  for (const { findingId } of doubtsLeft(tally, world)) {
    await secretary(officer, days.submittedOn, 'DismissFinding', { findingId, reason: dismissal });
  }
  await secretary(officer, days.submittedOn, 'SubmitPlan', {});
  await secretary(head, days.approvedOn, 'ApprovePlan', { authority });
  await stage.whenCaughtUp();
  await secretary(director, days.issuedOn, 'IssuePlan', { noticeNumber });
  await stage.whenCaughtUp();
  await readOn(tally, stage.store);
  return { planId, title, commands: 1 + secretary.given() };
}

async function read(stage: Stage, document: string, officer: Actor, on: LocalDate) {
  const bytes = await readFile(join(projectRoot(), 'seeds', 'documents', document));
  const at = instantOf(on, '09:30');
  stage.clock.set(at);
  const [plan] = await stage.importDocument(document, bytes, contextOf(officer, at, `import:${document}`));
  if (plan === undefined) throw new Error(`demo: ${document} holds no plan`);
  if (plan.refused) throw plan.refused;
  return plan;
}

/** Gives commands to the plan a few minutes after one another. */
function clerkAt(stage: Stage, planId: string) {
  let count = 0;
  const give = async (actor: Actor, on: LocalDate, type: PlanCommandType, data: unknown): Promise<void> => {
    count++;
    const minute = String(Math.min(59, count)).padStart(2, '0');
    const at = instantOf(on, `10:${minute}`);
    stage.clock.set(at);
    await stage.givePlan(planId, type, data, contextOf(actor, at, `${planId}:${count}:${type}`));
  };
  return Object.assign(give, { given: () => count });
}

/** A correction settles the doubts about its task and field; the others are looked at and dismissed. */
function doubtsLeft({ planEvents }: Tally, { scenario }: World): readonly PlanFinding[] {
  const settled = new Set(scenario.corrections.map(({ seq, correction }) => `${seq} ${correction.field}`));
  return planEvents
    .flatMap((event) => (event.type === 'PlanRead' ? event.data.findings : []))
    .filter(({ seq, field }) => !settled.has(`${seq} ${field}`));
}
