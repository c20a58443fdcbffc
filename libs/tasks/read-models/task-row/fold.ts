import type { LightThresholds } from '#escalation/contract';
import { type LocalDate, localDateOf } from '#kernel';
import { initialOf } from '#projections';
import type { RecordedTaskEvent, TaskEvent, TaskEventData, TaskEventType } from '#tasks/contract';
import { lightDates, type LightFacts, yellowMonthEndsBefore } from '../../domain/clocks/light.js';
import { type Change, type Changes, changes, unchanged } from './change.js';
import { later } from './day.js';
import { firstParts, lastPeriodOf, percentOf, sumOf, unitsOf } from './parts.js';
import { taskColumns, type TaskRow, type UnitPart } from './row.js';
import { type Stamp, told } from './told.js';

/**
 * The one fold behind every board of tasks. An event that is dated before its predecessor counts from the
 * predecessor's day: a task's history only goes forward.
 * @throws TypeError when the stream does not start with its proposal.
 */
export function foldTask(row: TaskRow | undefined, event: RecordedTaskEvent, thresholds: LightThresholds): TaskRow {
  const on = later(row?.factsOn, localDateOf(event.metadata.occurredAt));
  const stamp = { revision: event.revision, position: String(event.position), updatedAt: event.metadata.occurredAt };
  if (event.type === 'TaskProposed') return lit({ ...proposed(event.data, on), ...first(stamp) }, thresholds);
  if (!row) throw new TypeError(`stream ${event.stream} begins with ${event.type}, expected TaskProposed`);
  const change = changeOf(row, event, on);
  const { parts = row.parts, consolidatingUnit = row.consolidatingUnit } = change;
  const marks = told({ parts, consolidatingUnit }, event, stamp);
  const isSameDay = on === row.factsOn;
  if (isSameDay && change === unchanged) return { ...row, ...marks, ...stamp };
  const run = isSameDay ? row.yellowMonthEnds : yellowMonthEndsBefore(on, lightFactsOf(row), row);
  const next = { ...row, ...change, ...countsOf(row, change), ...marks, ...stamp, factsOn: on, yellowMonthEnds: run };
  return lit(next, thresholds);
}

const changeOf = <T extends keyof Changes>(row: TaskRow, { type, data }: TaskEvent<T>, on: LocalDate): Change =>
  changes[type](row, data, on);

/** What follows from the parts of the units. */
function countsOf(row: TaskRow, { parts, consolidatingUnit = row.consolidatingUnit }: Change): Change {
  if (!parts) return unchanged;
  const consolidating = parts.find(({ unit }) => unit === consolidatingUnit);
  return {
    units: unitsOf(parts),
    lateReports: sumOf(parts, ({ late }) => late.length),
    missingReports: sumOf(parts, ({ missing }) => missing.length),
    openNotices: sumOf(parts, ({ openNotices }) => openNotices.length),
    ...progressOf(consolidating),
  };
}

const progressOf = (part: UnitPart | undefined): Change =>
  part
    ? { percent: percentOf(part), lastPeriod: lastPeriodOf(part), lastReportOn: part.lastReportOn }
    : { percent: null, lastPeriod: null, lastReportOn: null };

/** The row, new and not yet given away, with the days of its lights. */
const lit = (row: TaskRow, thresholds: LightThresholds): TaskRow =>
  Object.assign(row, lightDates(lightFactsOf(row), thresholds));

/** A task under rectification is measured by the date of the rectification, not by the line of its progress. */
export function lightFactsOf(row: TaskRow): LightFacts {
  const isRectifying = row.state === 'Rectifying';
  const isMeasured = !isRectifying && (row.percent !== null || row.lastReportOn === null);
  return {
    state: row.state,
    since: row.factsOn,
    dispatchedOn: isRectifying ? null : row.dispatchedOn,
    due: isRectifying ? row.rectificationDue : row.currentDue,
    percent: isMeasured ? (row.percent ?? 0) : null,
    submittedOn: row.submittedOn,
    yellowMonthEnds: row.yellowMonthEnds,
  };
}

type Unstamped = Omit<TaskRow, 'revision' | 'position' | 'updatedAt' | 'commonPosition' | 'commonAt'>;

/** The proposal is for every party. */
const first = <First extends Stamp>(stamp: First) => ({
  ...stamp,
  commonPosition: stamp.position,
  commonAt: stamp.updatedAt,
});

function proposed(data: TaskEventData<'TaskProposed'>, on: LocalDate): Unstamped {
  const { taskId, planId, planTitle, planYear, seq, number, section, subsection, theme, text } = data;
  const { assignments, deadline, deadlineText, leaders, targets = [] } = data;
  const parts = firstParts(assignments);
  return {
    ...blank,
    ...{ taskId, planId, planTitle, planYear, seq, number, section, subsection, theme, text },
    targets,
    leaders,
    leaderPosts: [...new Set(leaders.map(({ post }) => post))],
    parts,
    units: unitsOf(parts),
    deadlineKind: deadline.kind,
    deadlineText,
    factsOn: on,
  };
}

const blank = initialOf(taskColumns);

/** Every event of a task changes its row, at least its revision. */
export const taskEventTypes: readonly TaskEventType[] = ['TaskProposed', ...(Object.keys(changes) as TaskEventType[])];
