import { z } from 'zod';
import type { LocalDate } from '#kernel';
import {
  assignmentRoles,
  assignmentStates,
  completionWarning,
  deadline,
  lights,
  type Scope,
  target,
  taskStates,
} from '#tasks/contract';
import { lightOn } from '../../domain/clocks/light.js';
import { completionWarnings, wordsOfWarning } from '../../domain/reporting/completion-warnings.js';
import { targetProgress } from '../../domain/reporting/target-progress.js';
import { noticesOf, percentOf } from '../task-row/parts.js';
import type { TaskRow } from '../task-row/row.js';
import { ofDay, ofReports, perUnit, toAll, type ValueOf } from './item-field.js';
import { lookColumns, lookOf } from './look.js';
import { lastToldTo, unitsFor } from './told-to-units.js';

const day = z.iso.date();
const count = z.int();

const leaderAnswer = z.strictObject({ post: z.string(), name: z.string() });

const unitOnTask = z.strictObject({
  unit: z.string(),
  name: z.string(),
  role: z.enum(assignmentRoles),
  state: z.enum(assignmentStates),
});

const targetAnswer = z
  .strictObject({
    target: z.int().describe('counts the task’s targets from 1; a report names it'),
    ...target.omit({ span: true }).shape,
    reported: z
      .strictObject({
        value: z.number().describe('in the target’s unit'),
        period: z.string(),
        units: z.array(z.string()),
      })
      .nullable(),
    completion: z.number().nullable().describe('share of the way; null without a figure and for limits'),
    met: z.boolean().nullable().describe('null without a figure, and where a person has to judge'),
  })
  .meta({ id: 'TargetProgress' });

const warningAnswer = z
  .strictObject({ ...completionWarning.shape, words: z.strictObject({ zh: z.string(), en: z.string() }) })
  .meta({ id: 'CompletionWarning' });

/** All that a line of the task board shows, in the order of its JSON. What units wrote in their reports is not on it. */
const fields = {
  ...toAll({
    taskId: z.string(),
    planId: z.string(),
    planTitle: z.string(),
    planYear: z.int(),
    seq: z.int().describe('counts the plan’s tasks from 1'),
    number: z.int().describe('as the plan prints it'),
    section: z.string().nullable(),
    text: z.string(),
    leaders: z.array(leaderAnswer),
  }),
  units: ofReports(z.array(unitOnTask), ['parts'], {
    whole: ({ parts }) => unitsFor(undefined, parts),
    ofUnit: (own, { parts }) => unitsFor(own, parts),
  }),
  ...toAll({ consolidatingUnit: z.string().nullable(), state: z.enum(taskStates) }),
  light: ofDay(z.enum(lights), ['state', 'yellowFrom', 'redFrom'], (row, on) => lightOn(on, row.state, row)),
  ...toAll({
    deadlineKind: z.enum(deadline.options.map(({ shape }) => shape.kind.value)),
    deadlineText: z.string().nullable(),
    originalDue: day.nullable().describe('date of assessment; never changes'),
    currentDue: day.nullable().describe('date reminders go by'),
  }),
  percent: ofReports(z.number().nullable(), ['percent'], { whole: ({ percent }) => percent, ofUnit: percentOf }),
  targets: ofReports(z.array(targetAnswer), ['targets', 'parts', 'consolidatingUnit'], {
    whole: ({ targets, parts, consolidatingUnit }) => targetProgress(targets, parts, consolidatingUnit),
    ofUnit: (own, { targets, consolidatingUnit }) => targetProgress(targets, [own], consolidatingUnit),
  }),
  completionWarnings: ofReports(
    z
      .array(warningAnswer)
      .describe('while completion waits for its review: targets without a reported figure, missed, or to be judged'),
    ['state', 'targets', 'parts', 'consolidatingUnit'],
    { whole: warningsFor, ofUnit: () => [] },
  ),
  lastReportOn: ofReports(day.nullable(), ['lastReportOn'], {
    whole: ({ lastReportOn }) => lastReportOn,
    ofUnit: ({ lastReportOn }) => lastReportOn,
  }),
  lateReports: ofReports(count, ['lateReports'], {
    whole: ({ lateReports }) => lateReports,
    ofUnit: ({ late }) => late.length,
  }),
  missingReports: ofReports(count, ['missingReports'], {
    whole: ({ missingReports }) => missingReports,
    ofUnit: ({ missing }) => missing.length,
  }),
  returned: ofReports(count, ['returned'], {
    whole: ({ returned }) => returned,
    ofUnit: ({ returned }) => returned,
  }),
  noticeCounts: perUnit(
    z.strictObject({ blue: count, orange: count, red: count }),
    ['noticesBlue', 'noticesOrange', 'noticesRed'],
    {
      whole: ({ noticesBlue: blue, noticesOrange: orange, noticesRed: red }) => ({ blue, orange, red }),
      ofUnit: (own) => ({ blue: noticesOf(own, 'blue'), orange: noticesOf(own, 'orange'), red: noticesOf(own, 'red') }),
    },
  ),
  openNotices: perUnit(count, ['openNotices'], {
    whole: ({ openNotices }) => openNotices,
    ofUnit: ({ openNotices }) => openNotices.length,
  }),
  ...toAll({
    extensionRequestedTo: day.nullable(),
    extensionsGranted: count,
    dispatchedOn: day.nullable(),
    concludedOn: day.nullable(),
    onTime: z.boolean().nullable(),
  }),
  revision: perUnit(
    z
      .int()
      .describe('grows with every event that the caller may read; for a unit’s people it is the position of the last'),
    ['revision', 'commonPosition', 'commonAt'],
    { whole: ({ revision }) => revision, ofUnit: (own, row) => Number(lastToldTo(own, row).position) },
  ),
  position: perUnit(z.string(), ['position', 'commonPosition', 'commonAt'], {
    whole: ({ position }) => position,
    ofUnit: (own, row) => lastToldTo(own, row).position,
  }),
  updatedAt: perUnit(z.iso.datetime(), ['updatedAt', 'commonPosition', 'commonAt'], {
    whole: ({ updatedAt }) => updatedAt,
    ofUnit: (own, row) => lastToldTo(own, row).at,
  }),
};

function warningsFor({
  state,
  targets,
  parts,
  consolidatingUnit,
}: Pick<TaskRow, 'state' | 'targets' | 'parts' | 'consolidatingUnit'>) {
  if (state !== 'PendingReview') return [];
  const warnings = completionWarnings(targetProgress(targets, parts, consolidatingUnit));
  return warnings.map((warning) => ({ ...warning, words: wordsOfWarning(warning) }));
}

type Fields = typeof fields;
type Schemas = { readonly [Name in keyof Fields]: Fields[Name]['schema'] };
type ItemColumn = Fields[keyof Fields]['columns'][number] | (typeof lookColumns)[number];

const everyField = Object.entries(fields);

/** The form of a line in JSON. */
export const taskBoardItem = z
  .strictObject(Object.fromEntries(everyField.map(([name, { schema }]) => [name, schema])) as Schemas)
  .meta({ id: 'TaskBoardItem' });
export type TaskBoardItem = ValueOf<typeof taskBoardItem>;

/** The columns of a row that the item and its light are made from. */
export const itemColumns: readonly ItemColumn[] = [
  ...new Set<ItemColumn>([...lookColumns, ...everyField.flatMap(([, { columns }]) => [...columns])]),
];
export type ItemRow = Pick<TaskRow, ItemColumn>;

/** The line as the viewer may read it. */
export function itemFor(scope: Scope, row: ItemRow, on: LocalDate): TaskBoardItem {
  const look = lookOf(scope, row, on);
  return Object.fromEntries(everyField.map(([name, { shown }]) => [name, shown(row, look)])) as TaskBoardItem;
}
