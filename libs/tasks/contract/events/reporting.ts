import { z } from 'zod';
import type { Upcaster } from '#kernel';
import { attachment, correctedReport, figures, localDate, period } from '../shapes.js';
import { itsUnitAndConsolidating } from '../visibility.js';
import { active, move, taskEvent, underWay } from './task-event.js';

const taskId = z.string();
const unit = z.string();

/** v1 had the first figure as `figure`, null when there was none, and all of them as `figures` when there were several. */
const figuresInOneList: Upcaster = ({ figure = null, figures: several, ...rest }) => ({
  ...rest,
  figures: several ?? (figure === null ? [] : [figure]),
});

export const reportingEvents = {
  /**
   * 进展反馈 (9). `dueOn`: when the report of this period was due; null when none was. 更正反馈 says what it `corrected`, and
   * has all that holds from then on: percentage and figures that it did not name are those of the corrected report.
   */
  ProgressReported: taskEvent(
    {
      taskId,
      unit,
      period,
      percent: z.number().min(0).max(100).nullable(),
      /** What was reached; empty when the report gives a percentage only. */
      figures,
      narrative: z.string(),
      attachments: z.array(attachment),
      dueOn: localDate.nullable(),
      late: z.boolean(),
      corrected: correctedReport.optional(),
    },
    {
      readers: itsUnitAndConsolidating,
      task: [
        move(
          underWay,
          'same',
          ['ReportProgress'],
          'unit has received; percent or figure; period valid; a standing report of it is named',
        ),
      ],
      part: [
        move(['Received', 'Working'], 'Working', ['ReportProgress'], ''),
        move(['UnitDone'], 'same', ['ReportProgress'], 'done units still report'),
      ],
      upcasters: [figuresInOneList],
    },
  ),
  /** 退回 (11) */
  ProgressReturned: taskEvent(
    { taskId, unit, period, reason: z.string() },
    {
      readers: itsUnitAndConsolidating,
      task: [move(active, 'same', ['ReturnProgress'], 'a standing report of that period')],
      part: [move(['Working', 'UnitDone'], 'same', ['ReturnProgress'], 'a standing report of that period')],
    },
  ),
} as const;
