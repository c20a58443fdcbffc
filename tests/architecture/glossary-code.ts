import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rulesInForce } from '#escalation';
import { clockKinds, type DayUnit, measures, noticeColours, type RungAct } from '#escalation/contract';
import { affiliations, eventSources, type RefusalKind, roles } from '#kernel';
import type { TopicPurpose } from '#messaging';
import { memberScopes, type UnitKind } from '#organizations/contract';
import { linkKinds } from '#plans';
import { planStates } from '#plans/contract';
import * as tasks from '#tasks/contract';
import { contexts, readModelsBy } from '../../apps/contexts.js';
import { type CodeTerms, wordsOf } from './glossary.js';
import { isSpec } from './rules.js';
import { projectSources, root } from './sources.js';

/** The words of a type. A new word of the type does not compile until it is in the record. */
const allOf = <Word extends string>(words: Readonly<Record<Word, true>>): string[] => Object.keys(words);

const foldersOf = (parent: string): string[] =>
  readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const refusalKinds = allOf<RefusalKind>({
  invalid: true,
  unauthenticated: true,
  forbidden: true,
  'not-found': true,
  conflict: true,
  stale: true,
  unprocessable: true,
  'too-large': true,
  unavailable: true,
  internal: true,
});

/** Words of the tasks' contract. */
const ofTasks = {
  TaskState: tasks.taskStates,
  AssignmentState: tasks.assignmentStates,
  AssignmentRole: tasks.assignmentRoles,
  Light: tasks.lights,
  grades: tasks.grades,
  suspensionGrounds: tasks.suspensionGrounds,
  rulings: tasks.rulings,
  stopped: tasks.taskEvents.ClockStopped.data.shape.reason.options,
  Deadline: tasks.deadline.options.map(({ shape }) => shape.kind.value),
  Comparator: tasks.comparators,
  TargetKind: tasks.targetKinds,
  Scope: allOf<tasks.Scope['kind']>({ all: true, unit: true, post: true, none: true }),
};

/** Words of the escalation's contract. */
const ofEscalation = {
  ClockKind: clockKinds,
  RungAct: allOf<RungAct>({ remind: true, urge: true, deemReceived: true, notice: true, propose: true }),
  NoticeColour: noticeColours,
  Measure: measures,
  DayUnit: allOf<DayUnit>({ workingDay: true, day: true, month: true }),
};

/** Every word of the code that the glossary must have. */
export async function codeTerms(): Promise<CodeTerms> {
  const models = readModelsBy(await rulesInForce('default-1'));
  return {
    alone: contexts.flatMap(({ commands, codec }) => [...Object.keys(commands), ...Object.keys(codec.catalog)]),
    vocabularies: {
      ...ofTasks,
      ...ofEscalation,
      PlanState: planStates,
      LinkKind: linkKinds,
      MemberScope: memberScopes,
      UnitKind: allOf<UnitKind>({
        department: true,
        street: true,
        town: true,
        company: true,
        collective: true,
        other: true,
      }),
      Role: roles,
      Affiliation: affiliations,
      EventSource: eventSources,
      RefusalKind: refusalKinds,
      TopicPurpose: allOf<TopicPurpose>({ events: true, commands: true, receipts: true, 'dead-letters': true }),
      ReadModel: models.map(({ name }) => name),
      libs: foldersOf('libs'),
      apps: foldersOf('apps'),
    },
  };
}

/** Every word in the sources of the product. */
export const codeWords = (): ReadonlySet<string> =>
  new Set(
    projectSources()
      .filter((source) => !isSpec(source))
      .flatMap(({ text }) => wordsOf(text)),
  );
