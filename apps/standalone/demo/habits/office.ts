import type { LocalDate } from '#kernel';
import type { ProposalNote } from '../book/book.js';
import { sentence } from '../work/narrative.js';
import { directorOf, headOf, officerOf } from '../world/people.js';
import { type Desk, type Draft, type Habit, within, workingDaysAfter } from '../world/world.js';

/** 审核: the director accepts, or sends back as often as the fate says. */
export const review: Habit = (desk) => {
  const { note, fate, day, world } = desk;
  if (note.state !== 'PendingReview' || fate.review === null) return [];
  if (workingDaysAfter(desk, note.submittedOn!, within(desk, fate.review, 'review', note.rejections)) > day) return [];
  const by = directorOf(world);
  if (note.rejections >= fate.rejections) return [{ type: 'AcceptCompletion', data: { grade: fate.grade }, by }];
  return [{ type: 'RejectCompletion', data: { reason: sentence(desk, 'rejection', String(note.rejections)) }, by }];
};

/** 通报、约谈: a timer only proposes; the head decides after two or three days, or leaves it on the desk. */
export const decideMeasures: Habit = (desk) =>
  desk.note.proposals.filter(({ decision }) => decision === null).flatMap((proposal) => decide(desk, proposal));

function decide(desk: Desk, { proposal, measure, proposedOn }: ProposalNote): Draft[] {
  const decision = measure === 'accountability' ? undefined : desk.fate.measures[measure];
  if (!decision || workingDaysAfter(desk, proposedOn, within(desk, [2, 3], proposal)) > desk.day) return [];
  const opinion = sentence(desk, decision, proposal);
  const type = decision === 'approve' ? 'ApproveMeasure' : 'DeclineMeasure';
  return [{ type, data: { proposal, opinion }, by: headOf(desk.world) }];
}

/** 归档: what is closed goes to the archive some weeks later, unless a proposal still waits. */
export const archive: Habit = (desk) => {
  const { note, fate, world } = desk;
  if (note.state !== 'Concluded' || fate.archive === null) return [];
  if (note.proposals.some(({ decision }) => decision === null) || archiveDay(desk, fate.archive) > desk.day) return [];
  return [{ type: 'ArchiveTask', data: {}, by: officerOf(world) }];
};

const archiveDay = (desk: Desk, range: readonly [number, number]): LocalDate =>
  workingDaysAfter(desk, desk.note.concludedOn!, within(desk, range, 'archive'));
