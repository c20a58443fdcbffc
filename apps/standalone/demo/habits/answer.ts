import type { NoticeNote, UnitNote } from '../book/book.js';
import { addDays } from '../world/dates.js';
import { sentence } from '../work/narrative.js';
import { unitHeadOf } from '../world/people.js';
import { type Desk, type Draft, type Habit, profileOf, within, workingDaysAfter } from '../world/world.js';

const answerable = ['Dispatched', 'InProgress', 'Ongoing', 'Rectifying', 'PendingReview'];

/** 回复督办: every unit that was addressed, after its own number of working days, with a dated plan where the fate has one. */
export const answerNotices: Habit = (desk) => {
  const { note, fate } = desk;
  if (fate.answers === 'never' || !answerable.includes(note.state)) return [];
  return note.notices.flatMap((notice) =>
    note.units
      .filter(({ unit }) => notice.units.includes(unit) && !notice.answeredBy.includes(unit))
      .filter((unit) => answerDay(desk, notice, unit) <= desk.day)
      .map((unit) => answerOf(desk, notice, unit)),
  );
};

const answerDay = (desk: Desk, { notice, issuedOn }: NoticeNote, unit: UnitNote) =>
  workingDaysAfter(desk, issuedOn, within(desk, profileOf(desk.world, unit).answers, 'answer', notice, unit.unit));

function answerOf(desk: Desk, { notice }: NoticeNote, { unit }: UnitNote): Draft {
  const planned = desk.fate.answers === 'withPlan' ? addDays(desk.day, within(desk, [6, 9], 'plan', notice)) : null;
  const text = sentence(desk, planned ? 'plan' : 'answer', `${notice} ${unit}`, { date: planned ?? '' });
  return { type: 'AnswerNotice', data: { notice, unit, text, plannedDate: planned }, by: unitHeadOf(unit) };
}
