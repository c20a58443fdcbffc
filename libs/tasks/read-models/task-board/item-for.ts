import type { LocalDate } from '#kernel';
import type { Scope } from '#tasks/contract';
import { lightOn } from '../../domain/light.js';
import type { ItemRow, TaskBoardItem } from './item.js';
import { shownTo } from './shown.js';

/** The line as the viewer may read it. The light is the task's, the same for everybody. */
export function itemFor(scope: Scope, row: ItemRow, day: LocalDate): TaskBoardItem {
  const { taskId, planId, planTitle, planYear, seq, number, section, text, leaders, consolidatingUnit, state } = row;
  const { deadlineKind, deadlineText, originalDue, currentDue, extensionRequestedTo, extensionsGranted } = row;
  const { dispatchedOn, concludedOn, onTime } = row;
  const { units, percent, targets, lastReportOn, lateReports, missingReports, returned, ...shown } = shownTo(
    row,
    scope,
  );
  return {
    ...{ taskId, planId, planTitle, planYear, seq, number, section, text, leaders, units },
    ...{ consolidatingUnit, state, light: lightOn(day, state, row) },
    ...{ deadlineKind, deadlineText, originalDue, currentDue, percent, lastReportOn, lateReports, missingReports },
    ...{ targets, returned, noticeCounts: shown.noticeCounts, openNotices: shown.openNotices },
    ...{ extensionRequestedTo, extensionsGranted, dispatchedOn, concludedOn, onTime },
    ...{ revision: shown.revision, position: shown.position, updatedAt: shown.updatedAt },
  };
}
