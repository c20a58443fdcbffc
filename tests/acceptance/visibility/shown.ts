import { expect } from '@jest/globals';
import { z } from 'zod';
import type { RecordedEvent } from '#event-store';
import type { taskBoardItem } from '#tasks';
import type { TaskEvent } from '#tasks/contract';
import { taskAnswer } from '../../../apps/api/queries/answers/task.js';
import { taskBoardAnswer } from '../../../apps/api/queries/answers/task-board.js';
import type { Caller } from '../caller.js';
import { planId } from './histories.js';
import { consolidatingUnitIn, mayReadClock } from './reading.js';
import type { Viewer } from './viewers.js';

type Task = z.infer<typeof taskAnswer>;
type Item = z.infer<typeof taskBoardItem>;

/** A unit that has a part in the task, the events that it may read by the record, and all events. */
export interface Seen {
  readonly viewer: Viewer;
  readonly unit: string;
  readonly taskId: string;
  readonly read: readonly RecordedEvent[];
  readonly all: readonly TaskEvent[];
}

/** Checks that lists, counts and stamps of the task, and of its row on the board, follow from the events that the unit may read. */
export async function expectShown(seen: Seen, office: Caller): Promise<void> {
  const { viewer, taskId } = seen;
  const task = taskAnswer.parse((await viewer.caller.get(`/v1/tasks/${taskId}`)).body);
  const whole = taskAnswer.parse((await office.get(`/v1/tasks/${taskId}`)).body);
  const { body } = await viewer.caller.get(`/v1/tasks?plan=${planId}&limit=200`);
  const item = taskBoardAnswer.parse(body).items.find((one) => one.taskId === taskId)!;
  expectLists(seen, task);
  expectClocks(seen, task, whole);
  expectRevisions(seen, task, item);
  for (const shown of [task, item]) {
    expectCounts(seen, shown, whole);
    expectReports(seen, shown, whole);
  }
}

const countOf = ({ read }: Seen, type: TaskEvent['type']): number => read.filter((event) => event.type === type).length;
const factsRead = ({ read }: Seen): readonly TaskEvent[] => read as unknown as readonly TaskEvent[];
const consolidates = ({ unit, all }: Seen): boolean => consolidatingUnitIn(all) === unit;

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

function expectClocks({ unit, all }: Seen, task: Task, whole: Task): void {
  const named = ({ clocks }: Task) => clocks.map(({ clock }) => clock);
  expect(named(task)).toEqual(named(whole).filter((clock) => mayReadClock(unit, clock, all)));
  expect(task.assignments.map((part) => part.unit)).toEqual([unit]);
}

/** Checks that every revision is the place of an event that the unit may read. The board does not count corrections. */
function expectRevisions({ read }: Seen, task: Task, item: Item): void {
  const positions = new Set(read.map(({ position }) => Number(position)));
  for (const { revision } of task.corrections) expect(positions).toContain(revision);
  for (const { factsRevision } of task.proposals) expect(positions).toContain(factsRevision);
  const { position } = read.findLast(({ type }) => type !== 'CorrectionRecorded')!;
  expect([item.revision, item.position]).toEqual([Number(position), String(position)]);
}

function expectCounts(seen: Seen, shown: Item, whole: Task): void {
  const facts = factsRead(seen);
  const late = facts.flatMap(({ type, data }) =>
    type === 'ProgressReported' && data.late ? [`${data.unit} ${data.period}`] : [],
  );
  const colours = facts.flatMap(({ type, data }) => (type === 'SupervisionNoticeIssued' ? [data.colour] : []));
  const inColour = (colour: string): number => colours.filter((one) => one === colour).length;
  expect(shown).toMatchObject({
    lateReports: new Set(late).size,
    missingReports: consolidates(seen) ? whole.missingReports : 0,
    returned: countOf(seen, 'ProgressReturned'),
    noticeCounts: { blue: inColour('blue'), orange: inColour('orange'), red: inColour('red') },
  });
  expect(shown.openNotices).toBeLessThanOrEqual(colours.length);
}

/** The consolidating unit is shown the reports of all units. Another unit is shown its own, and of others only that they signed. */
function expectReports(seen: Seen, shown: Item, whole: Task): void {
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
