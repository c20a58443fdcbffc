import { assertNever } from '#kernel';
import { answerableUnits, type TaskNote } from '../book/book.js';
import { directorOf, headOf, leaderNamed, officerOf, unitHeadOf } from '../world/people.js';
import type { Step, StepOf } from '../scenario/scenario.js';
import type { Desk, Draft, Habit } from '../world/world.js';
import { sentence } from '../work/narrative.js';

/** What the scenario says of this task on this very day. */
export const steps: Habit = (desk) =>
  desk.script.steps.filter(({ on }) => on === desk.day).map((step) => draftOf(step, desk));

// eslint-disable-next-line complexity -- one line per kind of step, nothing else
function draftOf(step: Step, desk: Desk): Draft {
  const { note, world } = desk;
  const unit = note.consolidatingUnit;
  switch (step.act) {
    case 'dispute':
      return dispute(step, note);
    case 'rule':
      return rule(step, desk);
    case 'instruct':
      return { type: 'GiveInstruction', data: { text: step.text }, by: leaderNamed(step.leader, note, desk) };
    case 'remind':
      return { type: 'IssueReminder', data: { units: addressed(note), text: step.text }, by: officerOf(world) };
    case 'notice':
      return notice(step, desk);
    case 'correct':
      return correct(step, desk);
    case 'requestExtension':
      return requestExtension(step, desk);
    case 'grantExtension':
      return {
        type: 'GrantExtension',
        data: { newDueDate: step.to },
        by: step.by === 'head' ? headOf(world) : directorOf(world),
      };
    case 'refuseExtension':
      return { type: 'RefuseExtension', data: { reason: step.text }, by: directorOf(world) };
    case 'suspend':
      return { type: 'SuspendTask', data: { ground: step.ground, reason: step.text }, by: headOf(world) };
    case 'resume':
      return { type: 'ResumeTask', data: {}, by: headOf(world) };
    case 'withdraw':
      return { type: 'WithdrawTask', data: { reason: step.text }, by: headOf(world) };
    case 'archive':
      return { type: 'ArchiveTask', data: {}, by: officerOf(world) };
    case 'orderRectification':
      return { type: 'OrderRectification', data: { dueOn: step.dueOn, text: step.text }, by: directorOf(world) };
    case 'reportRectification':
      return { type: 'ReportRectification', data: { unit, text: step.text, attachments: [] }, by: unitHeadOf(unit) };
    case 'verifyRectification':
      return { type: 'VerifyRectification', data: { note: step.text }, by: directorOf(world) };
    default:
      return assertNever(step);
  }
}

const addressed = (note: TaskNote): string[] => answerableUnits(note).map(({ unit }) => unit);

const unitNamed = (name: string, note: TaskNote): string => {
  const found = note.units.find((unit) => unit.name === name);
  if (found) return found.unit;
  throw new Error(
    `scenario: task ${note.seq} has no unit "${name}"; it has ${note.units.map((unit) => unit.name).join('、')}`,
  );
};

function dispute({ unit: name, text }: StepOf<'dispute'>, note: TaskNote): Draft {
  const unit = unitNamed(name, note);
  return { type: 'DisputeAssignment', data: { unit, reason: text }, by: unitHeadOf(unit) };
}

function rule({ unit, ruling, to, text }: StepOf<'rule'>, { note, world }: Desk): Draft {
  const taker = to === undefined ? null : world.directory.unitByName(to);
  if (taker === undefined) throw new Error(`scenario: task ${note.seq}: the directory has no unit "${to}"`);
  const reassignedTo = taker && { unit: taker.unitId, name: taker.name, role: 'main' };
  return {
    type: 'RuleDispute',
    data: { unit: unitNamed(unit, note), ruling, reassignedTo, reason: text },
    by: directorOf(world),
  };
}

function notice({ answerDue, text, on }: StepOf<'notice'>, { note, world }: Desk): Draft {
  const noticeNumber = `通政督〔${on.slice(0, 4)}〕手${String(note.seq).padStart(3, '0')}号`;
  return {
    type: 'IssueNotice',
    data: { colour: 'blue', units: addressed(note), noticeNumber, answerDue, text },
    by: directorOf(world),
  };
}

function correct({ text, reason }: StepOf<'correct'>, { note, world }: Desk): Draft {
  const report = note.units.find(({ unit }) => unit === note.consolidatingUnit)?.lastReport;
  if (!report) throw new Error(`scenario: task ${note.seq} has no report yet that could be corrected`);
  return {
    type: 'RecordCorrection',
    data: { revision: report.revision, field: 'percent', correct: text, reason },
    by: officerOf(world),
  };
}

function requestExtension({ to, text, expects }: StepOf<'requestExtension'>, desk: Desk): Draft {
  const unit = desk.note.consolidatingUnit;
  const percent = desk.note.units.find((candidate) => candidate.unit === unit)?.percent ?? 0;
  const progress = sentence(desk, 'behind', 'extension', { percent, behind: 100 - percent });
  const data = { unit, requestedDate: to, reason: text, progress };
  return { type: 'RequestExtension', data, by: unitHeadOf(unit), ...(expects !== undefined && { expects }) };
}
