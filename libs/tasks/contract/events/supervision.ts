import { z } from 'zod';
import { noticeColours } from '#escalation/contract';
import { localDate, rungName } from '../shapes.js';
import { itsUnit, itsUnits, parties } from '../visibility.js';
import { active, beforeEnd, move, taskEvent } from './task-event.js';

const taskId = z.string();
const unit = z.string();

export const supervisionEvents = {
  /** 批示 */
  InstructionGiven: taskEvent(
    { taskId, post: z.string(), text: z.string() },
    { readers: parties, task: [move(beforeEnd, 'same', ['GiveInstruction'], 'leads the task, or head')] },
  ),
  /** 提醒 / 催办 (22). `rung` null: by an officer's hand. */
  ReminderIssued: taskEvent(
    {
      taskId,
      units: z.array(unit),
      to: z.array(z.string()),
      rung: rungName.nullable(),
      issuedOn: localDate,
      text: z.string(),
    },
    { readers: itsUnits, task: [move(active, 'same', ['IssueReminder', 'FireRungs'], 'by hand: cooldown over')] },
  ),
  /** 督办单 (23). `notice`: number within the task, `1`, `2`, … */
  SupervisionNoticeIssued: taskEvent(
    {
      taskId,
      notice: z.string(),
      noticeNumber: z.string(),
      colour: z.enum(noticeColours),
      units: z.array(unit),
      rung: rungName.nullable(),
      answerDue: localDate.nullable(),
      text: z.string(),
    },
    {
      readers: itsUnits,
      task: [move(active, 'same', ['IssueNotice', 'FireRungs'], 'units assigned; answer due after today')],
    },
  ),
  /** 回复督办 (24) */
  NoticeAnswered: taskEvent(
    { taskId, notice: z.string(), unit, text: z.string(), plannedDate: localDate.nullable() },
    { readers: itsUnit, task: [move(active, 'same', ['AnswerNotice'], 'addressed; once per unit')] },
  ),
} as const;
