import type { LocalDate } from '#kernel';
import { type TaskNote, workingDueDate } from '../book/book.js';
import { addDays, daysBetween } from '../world/dates.js';
import { type Desk, luck, within, workingDaysAfter } from '../world/world.js';

/** Computed once for each note: a note never changes, so the result stays right. */
const known = new WeakMap<TaskNote, LocalDate | null>();

/** The day on which completion is submitted; null when the scenario leaves the task open, or it has no date. */
export function finishDay(desk: Desk): LocalDate | null {
  const found = known.get(desk.note);
  if (found !== undefined) return found;
  const day = computed(desk);
  known.set(desk.note, day);
  return day;
}

function computed(desk: Desk): LocalDate | null {
  const { finish } = desk.fate;
  if (finish === undefined) return null;
  if ('on' in finish) return finish.on;
  const due = workingDueDate(desk.note);
  if (due === null) return null;
  if ('shareOfTime' in finish) return dayAtShare(desk, due, finish.shareOfTime);
  if ('workingDaysAfterDue' in finish) {
    return workingDaysAfter(desk, due, within(desk, finish.workingDaysAfterDue, 'finish'));
  }
  // Counted back from the day after, the date itself is the first when it is worked.
  return workingDaysAfter(desk, addDays(due, 1), -within(desk, finish.workingDaysBeforeDue, 'finish'));
}

function dayAtShare(desk: Desk, due: LocalDate, [low, high]: readonly [number, number]): LocalDate {
  const { dispatchedOn } = desk.note;
  const share = low + (high - low) * luck(desk, 'finish');
  const days = Math.round(daysBetween(dispatchedOn, due) * share);
  return desk.world.calendar.rollForward(addDays(dispatchedOn, days));
}
