import { expect } from '@jest/globals';
import { z } from 'zod';
import type { RecordedEvent } from '#event-store';
import type { LocalDate } from '#kernel';
import type { taskBoardItem } from '#tasks';
import type { TaskEvent } from '#tasks/contract';
import { taskAnswer } from '../../../apps/api/queries/answers/task.js';
import { taskBoardAnswer } from '../../../apps/api/queries/answers/task-board.js';
import type { Caller } from '../caller.js';
import { countsShownTo } from './counts.js';
import { planId } from './histories.js';
import { consolidatingUnitIn, mayReadClock } from './reading.js';
import type { Viewer } from './viewers.js';

type Task = z.infer<typeof taskAnswer>;
type Item = z.infer<typeof taskBoardItem>;

/** A viewer who may see the task, the events that they may read by the record, and all events: up to the end of `asOf`, or of today. */
export interface Seen {
  readonly viewer: Viewer;
  readonly taskId: string;
  readonly asOf: LocalDate | undefined;
  readonly read: readonly RecordedEvent[];
  readonly all: readonly TaskEvent[];
}

/** Checks that lists, counts and stamps of the task, and of its row on the board, follow from the events that the viewer may read. */
export async function expectShown(seen: Seen, office: Caller): Promise<void> {
  const { viewer, taskId, asOf } = seen;
  const day = asOf === undefined ? '' : `asOf=${asOf}`;
  const task = taskAnswer.parse((await viewer.caller.get(`/v1/tasks/${taskId}?${day}`)).body);
  const { body } = await viewer.caller.get(`/v1/tasks?plan=${planId}&limit=200&${day}`);
  const item = taskBoardAnswer.parse(body).items.find((one) => one.taskId === taskId)!;
  expectLists(seen, task);
  expectRevisions(seen, task, item);
  const { requests, ...counts } = countsShownTo(viewer.unit, seen.all);
  for (const { lateReports, missingReports, returned, openNotices, noticeCounts } of [task, item]) {
    const shown = { lateReports, missingReports, returned, openNotices, noticeCounts };
    expect({ ...nameOf(seen), ...shown }).toEqual({ ...nameOf(seen), ...counts });
  }
  if (viewer.unit === undefined) return;
  expect(task.assignments.map((part) => part.requests)).toEqual([requests]);
  const whole = taskAnswer.parse((await office.get(`/v1/tasks/${taskId}?${day}`)).body);
  const ofUnit = { ...seen, unit: viewer.unit };
  expectClocks(ofUnit, task, whole);
  for (const shown of [task, item]) expectReports(ofUnit, shown, whole);
}

type SeenByUnit = Seen & { readonly unit: string };

const nameOf = ({ viewer, taskId, asOf }: Seen) => ({ at: `${viewer.name} of ${taskId} on ${asOf ?? 'today'}` });
const countOf = ({ read }: Seen, type: TaskEvent['type']): number => read.filter((event) => event.type === type).length;
const factsRead = ({ read }: Seen): readonly TaskEvent[] => read as unknown as readonly TaskEvent[];
const consolidates = ({ unit, all }: SeenByUnit): boolean => consolidatingUnitIn(all) === unit;

function expectLists(seen: Seen, task: Task): void {
  const { reports, proposals, corrections, instructions, reminders } = task;
  const answers = task.notices.flatMap((notice) => notice.answers);
  const lists = [reports, task.notices, answers, proposals, corrections, instructions];
  expect([seen.viewer.name, reminders, ...lists.map(({ length }) => length)]).toEqual([
    seen.viewer.name,
    countOf(seen, 'ReminderIssued'),
    countOf(seen, 'ProgressReported'),
    countOf(seen, 'SupervisionNoticeIssued'),
    countOf(seen, 'NoticeAnswered'),
    countOf(seen, 'MeasureProposed'),
    countOf(seen, 'CorrectionRecorded'),
    countOf(seen, 'InstructionGiven'),
  ]);
}

function expectClocks({ unit, all }: SeenByUnit, task: Task, whole: Task): void {
  const named = ({ clocks }: Task) => clocks.map(({ clock }) => clock);
  expect(named(task)).toEqual(named(whole).filter((clock) => mayReadClock(unit, clock, all)));
  expect(task.assignments.map((part) => part.unit)).toEqual([unit]);
}

/** Checks that every revision is the place of an event that the unit may read. A unit's line does not count corrections. */
function expectRevisions({ viewer, read }: Seen, task: Task, item: Item): void {
  const number = ({ revision, position }: RecordedEvent) => (viewer.unit === undefined ? revision : Number(position));
  const numbers = new Set(read.map(number));
  for (const { revision } of task.corrections) expect(numbers).toContain(revision);
  for (const { factsRevision } of task.proposals) expect(numbers).toContain(factsRevision);
  const last = read.findLast(({ type }) => viewer.unit === undefined || type !== 'CorrectionRecorded')!;
  expect([item.revision, item.position]).toEqual([number(last), String(last.position)]);
}

/** The consolidating unit is shown the reports of all units. Another unit is shown its own, and of others only that they signed. */
function expectReports(seen: SeenByUnit, shown: Item, whole: Task): void {
  const { unit } = seen;
  if (consolidates(seen)) {
    const { units, percent, targets } = whole;
    return expect(shown).toMatchObject({ units, percent, targets });
  }
  const own = factsRead(seen).filter(({ type, data }) => type === 'ProgressReported' && data.unit === unit);
  if (own.length === 0) expect(shown).toMatchObject({ percent: null, lastReportOn: null });
  for (const { reported } of shown.targets) if (reported) expect(reported.units).toEqual([unit]);
  for (const other of shown.units.filter((part) => part.unit !== unit))
    expect(['PendingReceipt', 'Received', 'Reassigned']).toContain(other.state);
}
