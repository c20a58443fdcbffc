import { instantOf, type LocalDate, type Timestamp } from '#kernel';
import type { TaskNote } from '../book/book.js';
import { answerNotices } from './answer.js';
import { finishParts, submit } from './finish.js';
import { archive, decideMeasures, review } from './office.js';
import { report, returnReport } from './report.js';
import { sign } from './sign.js';
import { steps } from './steps.js';
import { deskOf, type Desk, type Draft, type Habit, luck, type World } from '../world/world.js';

/** One command, complete: whom it concerns, who gives it, when, and under which key. */
export interface Action extends Draft {
  readonly taskId: string;
  readonly at: Timestamp;
  readonly commandId: string;
}

/** In the order in which they come up within a day. */
const habits: readonly Habit[] = [
  sign,
  answerNotices,
  steps,
  report,
  returnReport,
  finishParts,
  submit,
  review,
  decideMeasures,
  archive,
];

/**
 * What happens on a working day, task by task, in the order in which it is to be asked. Pure: it follows from the
 * scenario and from what the book says of the days before; nothing is done on a rest day.
 * @param from first minute of the day at which somebody acts
 */
export function actionsOn(day: LocalDate, world: World, from = 9 * 60 + 5): readonly (readonly Action[])[] {
  if (!world.calendar.isWorkingDay(day)) return [];
  const midnight = Date.parse(instantOf(day, '00:00'));
  return [...world.book.values()]
    .map((note) => actionsOf(deskOf(day, note, world), midnight, from))
    .filter((actions) => actions.length > 0);
}

const asleep: readonly TaskNote['state'][] = ['Proposed', 'Initiated', 'Archived'];

function actionsOf(desk: Desk, midnight: number, from: number): readonly Action[] {
  if (asleep.includes(desk.note.state)) return [];
  const drafts = habits.flatMap((habit) => habit(desk));
  const times = timesOf(desk, drafts.length, from);
  return drafts.map((draft, place) => ({
    ...draft,
    taskId: desk.note.taskId,
    at: new Date(midnight + times[place]!).toISOString(),
    commandId: `${desk.note.taskId}:${desk.day}:${place + 1}:${draft.type}`,
  }));
}

const closing = 17 * 60 + 40;
const millisPerMinute = 60_000;

/** Moments of the working day in milliseconds since midnight, in rising order. */
function timesOf(desk: Desk, count: number, from: number): readonly number[] {
  const span = (closing - from) * millisPerMinute;
  return Array.from({ length: count }, (_, place) => luck(desk, 'time', desk.day, place))
    .sort((a, b) => a - b)
    .map((share, place) => from * millisPerMinute + Math.floor(share * span) + place);
}
