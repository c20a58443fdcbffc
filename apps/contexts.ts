import { escalationRefusals, type SupervisionRules } from '#escalation/contract';
import { type EventCatalog, type RefusalCatalog } from '#kernel';
import { upcastersOf } from '#event-store';
import { organizations } from '#organizations';
import type { Context, ReactorEntry } from '#platform';
import { plans } from '#plans';
import type { ReadModel } from '#projections';
import { tasks } from '#tasks';

/** The contexts of this program: the only list. Apps get commands, events, models, reactors and refusals from it. */
export const contexts: readonly Context<SupervisionRules>[] = [organizations, plans, tasks];

/** Lift stored events to their newest shapes; every store and every feed is opened with them. */
export const upcasters = upcastersOf(contexts.map(({ codec }) => codec));

/** Every event there is. */
export const eventCatalog: EventCatalog = Object.assign(
  {},
  ...contexts.map(({ codec }) => codec.catalog),
) as EventCatalog;

/** Every read model, by the rules in force. */
export const readModelsBy = (rules: SupervisionRules): readonly ReadModel[] =>
  contexts.flatMap(({ readModels }) => readModels(rules));

/** Every reactor. */
export const reactors: readonly ReactorEntry[] = contexts.flatMap((context) => context.reactors);

/** What a decision or a query of any context may be refused with. */
export const contextRefusals: readonly RefusalCatalog[] = [
  ...contexts.flatMap(({ refusals }) => refusals),
  escalationRefusals,
];
