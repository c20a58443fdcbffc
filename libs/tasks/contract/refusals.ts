import { type RefusalCatalog, roleNames } from '#kernel';
import { assignmentStateNames, taskStateNames } from './vocabulary.js';

export const taskRefusals = {
  TASK_NOT_FOUND: {
    kind: 'not-found',
    zh: '没有编号为“{taskId}”的督查事项，或您无权查看。请在事项列表中核对编号。',
    en: 'There is no task "{taskId}", or it is not yours to see. Look its id up in the list of tasks.',
  },
  TASK_ALREADY_EXISTS: {
    kind: 'conflict',
    zh: '督查事项“{taskId}”已立项，不能重复立项。请直接办理该事项。',
    en: 'Task "{taskId}" is initiated already; it cannot be initiated twice. Work with that task.',
    basis: { zh: '《政府督查工作条例》第十五条', en: '政府督查工作条例 art. 15' },
  },
  TASK_FORBIDDEN_ROLE: {
    kind: 'forbidden',
    zh: '“{command}”只能由{allowed}办理，您的角色是{role}。请由其办理。',
    en: '"{command}" is for: {allowed}. Your role is {role}. Ask one of them to do it.',
    words: { command: 'said', allowed: roleNames, role: roleNames },
  },
  TASK_FOREIGN_UNIT: {
    kind: 'forbidden',
    zh: '只能办理本单位的承办事项：您属于“{own}”，请求的是“{unit}”。请改为本单位，或由该单位办理。',
    en: 'A unit acts on its own assignments only: you belong to "{own}", the request names "{unit}". Name your own unit, or let that unit act.',
  },
  TASK_NOT_LED_BY_POST: {
    kind: 'forbidden',
    zh: '该事项不由职务“{post}”牵头，不能批示。请由牵头领导批示。',
    en: 'Post "{post}" does not lead this task and cannot give an instruction on it. Ask the official who leads it.',
  },
  TASK_NOT_OF_UNIT: {
    kind: 'forbidden',
    zh: '该事项不由“{unit}”承办，不能办理。请核对事项编号。',
    en: 'Unit "{unit}" has no part in this task and cannot act on it. Check the id of the task.',
  },
  TASK_UNIT_NOT_ASSIGNED: {
    kind: 'unprocessable',
    zh: '单位“{unit}”不是该事项的承办单位。承办单位有：{assigned}。请改用其中之一。',
    en: 'Unit "{unit}" has no assignment in this task. Assigned are: {assigned}. Name one of these.',
  },
  TASK_WRONG_STATE: {
    kind: 'conflict',
    zh: '“{command}”要求事项的状态为：{expected}；当前为：{state}。请先办理前一步。',
    en: '"{command}" needs a task in the state: {expected}. It is now: {state}. Do the step before it first.',
    words: { command: 'said', expected: taskStateNames, state: taskStateNames },
  },
  ASSIGNMENT_WRONG_STATE: {
    kind: 'conflict',
    zh: '“{command}”要求承办的状态为：{expected}；“{unit}”当前为：{state}。请先办理前一步。',
    en: '"{command}" needs an assignment in the state: {expected}. That of "{unit}" is now: {state}. Do the step before it first.',
    words: { command: 'said', expected: assignmentStateNames, state: assignmentStateNames },
  },
  TASK_NO_MAIN_UNIT: {
    kind: 'unprocessable',
    zh: '事项须至少有一个牵头或主责单位，实际没有。请先更正方案。',
    en: 'A task needs at least one lead or main unit; found none. Correct the plan first.',
    basis: { zh: '每一事项由一个单位汇总', en: 'One consolidating unit per task' },
  },
  TASK_DEADLINE_UNRESOLVED: {
    kind: 'unprocessable',
    zh: '立项事项必须有明确的时限，实际为“{deadlineText}”。请先在方案中确定时限。',
    en: 'An initiated task must have a definite deadline; found "{deadlineText}". Fix it in the plan first.',
    basis: { zh: '督查立项事项必须有明确的时限要求', en: '督查立项事项必须有明确的时限要求' },
  },
  DISPUTE_WINDOW_CLOSED: {
    kind: 'conflict',
    zh: '异议应在 {until} 前提出，现已超过。请先签收，再提请协调。',
    en: 'An objection was possible until {until}; that has passed. Sign for the task, then ask for coordination.',
    basis: { zh: '《信访工作条例》第二十三条：五个工作日内', en: '信访工作条例 art. 23: 5 working days' },
  },
  DISPUTE_AFTER_RULING: {
    kind: 'conflict',
    zh: '对“{unit}”的承办已作裁定，不得再次提出异议。请按裁定办理，有困难可提请协调。',
    en: 'The assignment of "{unit}" was designated by a ruling, which is final. Carry it out; ask for coordination where it is hard.',
    basis: { zh: '《潍坊市12345条例》第二十二条', en: '潍坊市12345条例 art. 22' },
  },
  DISPUTE_REASSIGNEE_MISSING: {
    kind: 'unprocessable',
    zh: '改派须写明接办单位，且不得为原单位或已承办单位。请填写接办单位。',
    en: 'A reassignment names the unit that takes over, which is neither the present one nor assigned already. Name that unit.',
  },
  REPORT_PERIOD_INVALID: {
    kind: 'unprocessable',
    zh: '反馈期应在 {from} 至 {to} 之间，实际为 {period}。请更正反馈期。',
    en: 'The reporting period must lie between {from} and {to}; found {period}. Correct the period.',
  },
  REPORT_EMPTY: {
    kind: 'unprocessable',
    zh: '进展反馈须填写完成百分比或数值之一，实际均未填写。请填写其中之一。',
    en: 'A progress report gives a percentage or a figure; found neither. Give one of them.',
  },
  REPORT_TARGET_UNKNOWN: {
    kind: 'unprocessable',
    zh: '该事项没有第 {target} 项目标值。目标值有：{targets}。请改用其中之一的序号。',
    en: 'This task has no target {target}. Its targets are: {targets}. Use the number of one of these.',
  },
  REPORT_FIGURE_UNIT: {
    kind: 'unprocessable',
    zh: '数值“{figure}”的单位与目标值不符。目标值有：{targets}。其他情况请写入进展说明。',
    en: 'The unit of the figure "{figure}" fits no target asked for. Targets are: {targets}. Put anything else into the narrative.',
  },
  REPORT_TARGET_AMBIGUOUS: {
    kind: 'unprocessable',
    zh: '数值“{figure}”可对应多项目标值。目标值有：{targets}。请在字段“target”中注明是第几项。',
    en: 'The figure "{figure}" may belong to several targets. Targets are: {targets}. Say which one in the field "target".',
  },
  REPORT_TARGET_REPEATED: {
    kind: 'unprocessable',
    zh: '一次反馈中第 {target} 项目标值填写了多个数值，只能填写一个。请只保留一个。',
    en: 'The report gives several figures for target {target}. Give one.',
  },
  REPORT_ALREADY_GIVEN: {
    kind: 'conflict',
    zh: '“{unit}”已反馈 {period} 期进展：{on} 由“{by}”填报（第 {replaces} 次），内容为：{report}。如需更正，请加上字段“replaces”，写 {replaces}（即更正第 {replaces} 次反馈），再报一次，未填写的数值保持不变；如为其他月份，请核对反馈期。',
    en: '"{unit}" has reported on {period} already: report {replaces}, given on {on} by "{by}", says {report}. To correct it, send yours with "replaces": {replaces}; figures that it does not give stay as they are. If you meant another month, correct the period.',
  },
  REPORT_NOT_THE_LAST: {
    kind: 'conflict',
    zh: '“{unit}” {period} 期最近一次反馈是第 {replaces} 次：{on} 由“{by}”填报，内容为：{report}；要更正的却是第 {given} 次。请核对后注明更正第 {replaces} 次反馈再报。',
    en: 'The last report of "{unit}" on {period} is report {replaces}, given on {on} by "{by}": it says {report}. Yours replaces report {given}. Compare them, then send yours with "replaces": {replaces}.',
  },
  REPORT_NOTHING_TO_CORRECT: {
    kind: 'conflict',
    zh: '“{unit}”没有可更正的 {period} 期反馈：尚未反馈，或已被退回。请直接反馈，不必注明更正第几次。',
    en: '"{unit}" has no report on {period} that could be corrected: it was not given yet, or it was returned. Send yours without "replaces".',
  },
  REPORT_NOT_FOUND: {
    kind: 'unprocessable',
    zh: '“{unit}”没有可退回的 {period} 期反馈，可退回的有：{known}。请核对反馈期。',
    en: '"{unit}" has no report of {period} that could be returned; there are: {known}. Check the period.',
  },
  EXTENSION_AFTER_DUE: {
    kind: 'conflict',
    zh: '延期应在到期前申请：到期日为 {due}，今天是 {today}。逾期事项请先办理督办回复。',
    en: 'An extension is asked for before the due date: that was {due}, today is {today}. Answer the notices on the overdue task instead.',
    basis: { zh: '延期须在到期前申请；逾期后申请视为未按时完成', en: '延期须在到期前申请；逾期后申请视为未按时完成' },
  },
  EXTENSION_TOO_LATE: {
    kind: 'conflict',
    zh: '延期应至少提前 {days} 个工作日申请（不晚于 {latest}），今天是 {today}。请按现期限办理。',
    en: 'An extension is asked for at least {days} working days ahead (by {latest}); today is {today}. Keep to the present due date.',
  },
  EXTENSION_BOUND_REACHED: {
    kind: 'conflict',
    zh: '该事项已批准延期 {granted} 次，最多 {max} 次。请按现期限办理。',
    en: 'This task was extended {granted} times already; at most {max} are allowed. Keep to the present due date.',
  },
  EXTENSION_ALREADY_PENDING: {
    kind: 'conflict',
    zh: '已有一项延期申请待批（申请至 {requestedDate}）。请等待批复。',
    en: 'An extension request (to {requestedDate}) is waiting already. Wait for the decision.',
  },
  EXTENSION_NOT_REQUESTED: {
    kind: 'conflict',
    zh: '没有待批的延期申请。请先由单位负责人申请延期。',
    en: 'There is no extension request waiting. Have the head of the unit ask for one first.',
  },
  EXTENSION_DATE_INVALID: {
    kind: 'unprocessable',
    zh: '延期日期应晚于现到期日 {due}，实际为 {date}。请改用更晚的日期。',
    en: 'The new date must lie after the present due date {due}; found {date}. Give a later date.',
  },
  EXTENSION_NEEDS_HEAD: {
    kind: 'forbidden',
    zh: '延期超过方案年度（{year} 年底）须由行政首长批准。请提请行政首长批准。',
    en: 'An extension past the end of the plan year {year} needs the head of government. Ask the head to grant it.',
  },
  EXTENSION_NOT_DATED: {
    kind: 'conflict',
    zh: '该事项没有到期日，无需延期。请直接办理。',
    en: 'This task has no due date that could be extended. Go on with the work.',
  },
  SAME_PERSON: {
    kind: 'forbidden',
    zh: '申请人与审批人不得为同一人：“{account}”已提交该申请。请由另一人审批。',
    en: 'The one who decides must not be the one who asked: "{account}" made the request. Have somebody else decide.',
    basis: { zh: '每项审批由两人分别办理', en: 'Every approval has two different people' },
  },
  COMPLETION_UNITS_NOT_DONE: {
    kind: 'conflict',
    zh: '申请办结前，牵头和主责单位须全部单位办结；尚未办结：{open}。请先催办这些单位。',
    en: 'Before completion is submitted every lead and main unit must be done; still open: {open}. See to these units first.',
  },
  NOT_CONSOLIDATING_UNIT: {
    kind: 'forbidden',
    zh: '该事项由“{consolidating}”汇总上报，“{unit}”不能办理。请由汇总单位办理。',
    en: '"{consolidating}" consolidates this task; "{unit}" cannot do this. Ask the unit that consolidates.',
  },
  REMINDER_COOLDOWN: {
    kind: 'conflict',
    zh: '{days} 个工作日内同一事项只催办一次，上次为 {last}。请稍后再催办。',
    en: 'One reminder per task in {days} working days; the last was on {last}. Wait before the next.',
    basis: { zh: '基层减负', en: 'Less burden on those who do the work (基层减负)' },
  },
  NOTICE_NOT_FOUND: {
    kind: 'not-found',
    zh: '该事项没有发给“{unit}”的第“{notice}”号督办单，发给该单位的有：{known}。请核对督办单号。',
    en: 'This task has no notice "{notice}" addressed to "{unit}"; to this unit there are: {known}. Check the number.',
  },
  NOTICE_ALREADY_ANSWERED: {
    kind: 'conflict',
    zh: '第“{notice}”号督办单“{unit}”已经回复。无需再次回复；新情况请写入进展反馈。',
    en: '"{unit}" has answered notice "{notice}" already. Put what is new into a progress report.',
  },
  NOTICE_DATE_INVALID: {
    kind: 'unprocessable',
    zh: '回复期限应晚于今天 {today}，实际为 {date}。请改用更晚的日期。',
    en: 'The date for the answer must lie after today, {today}; found {date}. Give a later date.',
  },
  PROPOSAL_NOT_PENDING: {
    kind: 'conflict',
    zh: '没有待决定的建议“{proposal}”，待决定的有：{known}。请核对建议编号。',
    en: 'There is no proposal "{proposal}" waiting for a decision; waiting are: {known}. Check its id.',
  },
  RECTIFICATION_DATE_INVALID: {
    kind: 'unprocessable',
    zh: '整改期限应晚于今天 {today}，实际为 {date}。请改用更晚的日期。',
    en: 'The rectification date must lie after today, {today}; found {date}. Give a later date.',
  },
  RECTIFICATION_NOT_REPORTED: {
    kind: 'conflict',
    zh: '承办单位尚未提交整改报告，不能核实。请等待整改报告。',
    en: 'The unit has not reported its rectification yet; there is nothing to verify. Wait for its report.',
  },
  ARCHIVE_OPEN_MATTERS: {
    kind: 'conflict',
    zh: '归档前须无待决建议和未完整改；尚有：{open}。请先办理这些事项。',
    en: 'Before archiving no proposal or rectification may be open; still open: {open}. Settle these first.',
    words: { open: 'said' },
  },
  CORRECTION_TARGET_MISSING: {
    kind: 'unprocessable',
    zh: '更正须指向已有的记录：最新为第 {last} 条，实际为第 {revision} 条。请在时间线中核对。',
    en: 'A correction points to an existing event: the last is {last}; found {revision}. Look the number up in the timeline.',
  },
} as const satisfies RefusalCatalog;
