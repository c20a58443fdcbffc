import { z } from 'zod';
import type { CommandCatalog, CommandOf, CommandRoute } from '#kernel';
import { taskEvents } from './events.js';
import {
  addressedUnits,
  answerDue,
  attachments,
  colour,
  concernedUnit,
  correctContent,
  dueAsked,
  dueGranted,
  furtherFigures,
  grade,
  narrative,
  notice,
  noticeNumber,
  oneFigure,
  opinion,
  ownUnit,
  percent,
  plannedDate,
  progressSoFar,
  proposal,
  reason,
  rectificationDue,
  reportedPeriod,
  ruling,
  successor,
  summary,
  suspensionGround,
  textOf,
  wrongField,
  wrongRevision,
} from './fields.js';
import type { taskRefusals } from './refusals.js';
import { shortText, timestamp } from './shapes.js';

type Refusal = keyof typeof taskRefusals | 'UNIT_UNKNOWN';

/** What a unit's own acts may meet, whatever they are. */
const ofPart = [
  'TASK_FOREIGN_UNIT',
  'TASK_NOT_OF_UNIT',
  'ASSIGNMENT_WRONG_STATE',
] as const satisfies readonly Refusal[];

/** `POST /v1/tasks/{taskId}/<path>` */
const route = (path: string, zh: string, en: string, refusals: readonly Refusal[] = []): CommandRoute => ({
  path,
  summary: { zh, en },
  refusals: ['TASK_NOT_FOUND', 'TASK_WRONG_STATE', ...refusals],
});

/**
 * What may be asked of a task, by whom, and how HTTP offers it; whatever is not here cannot be asked. The task itself is
 * named beside the command (`taskId`). A clerk or unit head acts for the unit they name, and only for that one; a leading
 * official for tasks they lead.
 */
export const taskCommands = {
  /** Proposed and initiated in one: a plan approved as a whole initiates its tasks. */
  InitiateTask: {
    about: {
      zh: '拟立项并立项：方案经批准后由系统给出，一并记下方案所列内容和批准人。',
      en: 'Proposes and initiates a task in one: given by the program when a plan is approved.',
    },
    data: taskEvents.TaskProposed.data.omit({ taskId: true }).extend({ approver: shortText, authority: shortText }),
    roles: ['system'],
    route: null,
  },
  DispatchTask: {
    about: {
      zh: '交办：立项后发出，签收和反馈的时限从此起算。',
      en: 'Sends the task to its units; the clocks for signing and reporting start.',
    },
    data: z.object({ noticeNumber }),
    roles: ['system', 'director'],
    route: null,
  },
  ReceiveAssignment: {
    about: {
      zh: '签收：本单位确认收到该事项。牵头和主责单位都签收后，事项开始办理。',
      en: 'The unit confirms that the task has reached it. Work starts when every lead and main unit has signed.',
    },
    data: z.object({ unit: ownUnit }),
    roles: ['clerk', 'unitHead'],
    route: route('receipts', '签收', 'Sign for an assignment', [...ofPart]),
  },
  DisputeAssignment: {
    about: {
      zh: '提出异议：本单位认为不应由其承办。交办后五个工作日内、尚未签收也未经裁定时可以提出。',
      en: 'The unit objects that the task is not its own: within five working days of dispatch, before it has signed and before any ruling.',
    },
    data: z.object({ unit: ownUnit, reason: reason('该项工作属区商务局职责。') }),
    roles: ['unitHead'],
    route: route('disputes', '提出异议', 'Object to an assignment', [
      'DISPUTE_WINDOW_CLOSED',
      'DISPUTE_AFTER_RULING',
      ...ofPart,
    ]),
  },
  RuleDispute: {
    about: {
      zh: '裁定异议：指定原单位承办，或者改派其他单位；裁定后不得再提出异议。',
      en: 'Decides an objection: the unit keeps its part, or another takes it over. A ruling is final.',
    },
    data: z.object({
      unit: concernedUnit,
      ruling,
      reassignedTo: successor,
      reason: reason('按部门职责分工，由区商务局承办。'),
    }),
    roles: ['director'],
    route: route('dispute-rulings', '裁定异议', 'Rule on an objection', [
      'DISPUTE_REASSIGNEE_MISSING',
      'UNIT_UNKNOWN',
      ...ofPart,
    ]),
  },
  ReportProgress: {
    about: {
      zh: '反馈进展：签收之后按月反馈，至少有完成百分比或数值。',
      en: 'Reports what was done in a month, once the unit has signed: with a percentage or a figure at least.',
    },
    data: z.object({
      unit: ownUnit,
      period: reportedPeriod,
      percent,
      figure: oneFigure,
      figures: furtherFigures,
      narrative,
      attachments,
    }),
    roles: ['clerk', 'unitHead'],
    route: route('progress-reports', '反馈进展', 'Report progress', [
      'REPORT_PERIOD_INVALID',
      'REPORT_EMPTY',
      'REPORT_TARGET_UNKNOWN',
      'REPORT_FIGURE_UNIT',
      'REPORT_TARGET_AMBIGUOUS',
      'REPORT_TARGET_REPEATED',
      ...ofPart,
    ]),
  },
  ReturnProgress: {
    about: {
      zh: '退回反馈：反馈不实或者不清楚的，退回单位重报该期。',
      en: 'Sends a report back that is not true or not clear; the unit reports the period again.',
    },
    data: z.object({ unit: concernedUnit, period: reportedPeriod, reason: reason('数值与附件不一致，请核实后重报。') }),
    roles: ['officer', 'director'],
    route: route('progress-returns', '退回反馈', 'Return a progress report', ['REPORT_NOT_FOUND']),
  },
  GiveInstruction: {
    about: {
      zh: '批示：牵头领导对其牵头的事项、行政首长对任何事项作出批示。',
      en: 'A leading official instructs on a task that the post leads, a head of government on any.',
    },
    data: z.object({
      text: textOf(
        { zh: '批示内容', en: 'instruction' },
        { zh: '批示的内容', en: 'What the unit is told to do' },
        '请抓紧推进，确保按时完成。',
      ),
    }),
    roles: ['leadingOfficial', 'head'],
    route: route('instructions', '批示', 'Give an instruction', ['TASK_NOT_LED_BY_POST']),
  },
  RequestExtension: {
    about: {
      zh: '申请延期：由汇总单位在到期前、按规定提前量提出，同一事项只能有一项待批的申请。',
      en: 'The consolidating unit asks for a later date, ahead of the due date by the lead time of the policy. One request at a time.',
    },
    data: z.object({
      unit: ownUnit,
      requestedDate: dueAsked,
      reason: reason('两个地块移交推迟。'),
      progress: progressSoFar,
    }),
    roles: ['unitHead'],
    route: route('extension-requests', '申请延期', 'Ask for an extension', [
      'EXTENSION_AFTER_DUE',
      'EXTENSION_TOO_LATE',
      'EXTENSION_BOUND_REACHED',
      'EXTENSION_ALREADY_PENDING',
      'EXTENSION_DATE_INVALID',
      'EXTENSION_NOT_DATED',
      'NOT_CONSOLIDATING_UNIT',
      ...ofPart,
    ]),
  },
  GrantExtension: {
    about: {
      zh: '批准延期：批准人不得是申请人。只改变现到期日，考核仍以原定期限为准。',
      en: 'Grants an extension; not by the one who asked. Only the present due date moves: assessment keeps to the original one.',
    },
    data: z.object({ newDueDate: dueGranted }),
    roles: ['director', 'head'],
    route: route('extension-grants', '批准延期', 'Grant an extension', [
      'EXTENSION_NOT_REQUESTED',
      'EXTENSION_DATE_INVALID',
      'EXTENSION_NEEDS_HEAD',
      'SAME_PERSON',
    ]),
  },
  RefuseExtension: {
    about: {
      zh: '不批准延期：审批人不得是申请人；到期日不变。',
      en: 'Refuses an extension; not by the one who asked. The due date stays.',
    },
    data: z.object({ reason: reason('理由不充分，请按原定期限完成。') }),
    roles: ['director', 'head'],
    route: route('extension-refusals', '不批准延期', 'Refuse an extension', ['EXTENSION_NOT_REQUESTED', 'SAME_PERSON']),
  },
  FinishAssignment: {
    about: {
      zh: '单位办结：本单位承办的部分已经完成。牵头和主责单位都办结后，汇总单位可以申请办结。',
      en: 'The unit’s own part is done. When every lead and main unit is done, the consolidating unit may submit completion.',
    },
    data: z.object({ unit: ownUnit, summary }),
    roles: ['unitHead'],
    route: route('finished-assignments', '单位办结', 'Finish a unit’s part', [...ofPart]),
  },
  SubmitCompletion: {
    about: {
      zh: '申请办结：由汇总单位提出，是否按时以提交之日为准。',
      en: 'The consolidating unit submits the task for review. This day counts for being on time.',
    },
    data: z.object({ unit: ownUnit, summary, attachments }),
    roles: ['unitHead'],
    route: route('completion-submissions', '申请办结', 'Submit completion', [
      'COMPLETION_UNITS_NOT_DONE',
      'NOT_CONSOLIDATING_UNIT',
      ...ofPart,
    ]),
  },
  AcceptCompletion: {
    about: {
      zh: '审核通过：审核人不得是申请人。事项办结；设有阶段成果的，首次通过为阶段办结。',
      en: 'Accepts completion; not by the one who submitted. The task is concluded; one with a milestone has its milestone accepted first.',
    },
    data: z.object({ grade }),
    roles: ['director'],
    route: route('completion-acceptances', '审核通过', 'Accept completion', ['SAME_PERSON']),
  },
  RejectCompletion: {
    about: {
      zh: '退回重办：审核人不得是申请人。各单位的部分重新办理。',
      en: 'Sends the task back to be done again; not by the one who submitted. The units go on with their parts.',
    },
    data: z.object({ reason: reason('缺少验收材料，请补充后再报。') }),
    roles: ['director'],
    route: route('completion-rejections', '退回重办', 'Reject completion', ['SAME_PERSON']),
  },
  SuspendTask: {
    about: {
      zh: '中止：按规定事由暂停，中止期间不计时限。',
      en: 'Suspends the task on one of the grounds; no clock runs meanwhile.',
    },
    data: z.object({ ground: suspensionGround, reason: reason('施工单位重新招标。') }),
    roles: ['head'],
    route: route('suspension', '中止', 'Suspend the task'),
  },
  ResumeTask: {
    about: {
      zh: '恢复：回到中止前的状态，各时限按中止的天数顺延。',
      en: 'The task goes on in the state it had; its dates move by the days in between.',
    },
    data: z.object({}),
    roles: ['head'],
    route: route('resumption', '恢复', 'Resume the task'),
  },
  WithdrawTask: {
    about: {
      zh: '撤销：事项不再办理，记录保留。',
      en: 'The task is not pursued any more; its record stays.',
    },
    data: z.object({ reason: reason('上级调整任务，不再实施。') }),
    roles: ['head'],
    route: route('withdrawal', '撤销', 'Withdraw the task'),
  },
  ArchiveTask: {
    about: {
      zh: '归档：已办结或撤销、没有待决建议和未完整改的事项归档。',
      en: 'Archives a task that is concluded or withdrawn, with no proposal and no rectification open.',
    },
    data: z.object({}),
    roles: ['officer', 'director'],
    route: route('archive', '归档', 'Archive the task', ['ARCHIVE_OPEN_MATTERS']),
  },
  IssueReminder: {
    about: {
      zh: '催办：向承办单位发出提醒，同一事项三个工作日内只催办一次（以督办规则为准）。',
      en: 'Reminds units of the task; at most once within the cooldown of the policy (three working days).',
    },
    data: z.object({
      units: addressedUnits,
      text: textOf(
        { zh: '催办内容', en: 'reminder' },
        { zh: '催办的内容', en: 'What the units are reminded of' },
        '请于本周内反馈进展。',
      ),
    }),
    roles: ['officer', 'director'],
    route: route('reminders', '催办', 'Remind units', ['REMINDER_COOLDOWN', 'TASK_UNIT_NOT_ASSIGNED']),
  },
  IssueNotice: {
    about: {
      zh: '发督办单：向承办单位发出有颜色和回复期限的督办单。',
      en: 'Sends units a supervision notice with a colour and a date for the answer.',
    },
    data: z.object({
      colour,
      units: addressedUnits,
      noticeNumber,
      answerDue,
      text: textOf(
        { zh: '督办内容', en: 'notice text' },
        { zh: '督办的内容和要求', en: 'What the notice asks for' },
        '进度滞后，请说明原因和下一步措施。',
      ),
    }),
    roles: ['director'],
    route: route('notices', '发督办单', 'Issue a supervision notice', [
      'NOTICE_DATE_INVALID',
      'TASK_UNIT_NOT_ASSIGNED',
    ]),
  },
  AnswerNotice: {
    about: {
      zh: '回复督办单：收到督办单的单位各回复一次。',
      en: 'Each unit that a notice is addressed to answers it, once.',
    },
    data: z.object({
      notice,
      unit: ownUnit,
      text: textOf(
        { zh: '回复内容', en: 'answer' },
        { zh: '回复的内容', en: 'What is answered' },
        '已增派力量，六月二十日前完成。',
      ),
      plannedDate,
    }),
    roles: ['unitHead'],
    route: route('notice-answers', '回复督办单', 'Answer a supervision notice', [
      'NOTICE_NOT_FOUND',
      'NOTICE_ALREADY_ANSWERED',
      'NOTICE_DATE_INVALID',
      'TASK_FOREIGN_UNIT',
    ]),
  },
  ApproveMeasure: {
    about: {
      zh: '批准建议措施：通报、约谈、问责只由行政首长决定。',
      en: 'A head of government approves a proposed censure, interview or accountability.',
    },
    data: z.object({ proposal, opinion }),
    roles: ['head'],
    route: route('measure-approvals', '批准建议措施', 'Approve a proposed measure', ['PROPOSAL_NOT_PENDING']),
  },
  DeclineMeasure: {
    about: {
      zh: '不予采纳建议措施：由行政首长决定。',
      en: 'A head of government declines a proposed measure.',
    },
    data: z.object({ proposal, opinion }),
    roles: ['head'],
    route: route('measure-refusals', '不予采纳建议措施', 'Decline a proposed measure', ['PROPOSAL_NOT_PENDING']),
  },
  OrderRectification: {
    about: {
      zh: '责令整改：办理中、长期推进或已办结的事项有问题的，限期整改。',
      en: 'Orders that a task under way or concluded be put right by a day.',
    },
    data: z.object({
      dueOn: rectificationDue,
      text: textOf(
        { zh: '整改要求', en: 'what to put right' },
        { zh: '存在的问题和整改要求', en: 'What is wrong and what is to be done about it' },
        '部分村庄整治不彻底，请限期整改。',
      ),
    }),
    roles: ['head', 'director'],
    route: route('rectification-orders', '责令整改', 'Order rectification', ['RECTIFICATION_DATE_INVALID']),
  },
  ReportRectification: {
    about: {
      zh: '报告整改：由汇总单位报告整改结果。',
      en: 'The consolidating unit reports what it has put right.',
    },
    data: z.object({
      unit: ownUnit,
      text: textOf(
        { zh: '整改情况', en: 'rectification' },
        { zh: '整改的情况和结果', en: 'What was put right and how' },
        '三个村庄已重新整治并通过复查。',
      ),
      attachments,
    }),
    roles: ['unitHead'],
    route: route('rectification-reports', '报告整改', 'Report rectification', [...ofPart]),
  },
  VerifyRectification: {
    about: {
      zh: '核实整改：核实人不得是报告人；事项回到整改前的状态。',
      en: 'Verifies a rectification; not by the one who reported it. The task returns to the state it had.',
    },
    data: z.object({
      note: textOf(
        { zh: '核实意见', en: 'note' },
        { zh: '核实的情况', en: 'What was found' },
        '经现场核查，整改到位。',
      ),
    }),
    roles: ['director'],
    route: route('rectification-verifications', '核实整改', 'Verify rectification', [
      'RECTIFICATION_NOT_REPORTED',
      'SAME_PERSON',
    ]),
  },
  RecordCorrection: {
    about: {
      zh: '更正记录：指出某条记录有误和正确内容；原记录不变。',
      en: 'Says which entry of the record is wrong and what would be right; the entry itself stays.',
    },
    data: z.object({
      revision: wrongRevision,
      field: wrongField,
      correct: correctContent,
      reason: reason('录入笔误。'),
    }),
    roles: ['officer', 'director'],
    route: route('corrections', '更正记录', 'Correct the record', ['CORRECTION_TARGET_MISSING']),
  },
  /** From the escalator: these rungs look due. The task decides by its own facts which may fire. */
  FireRungs: {
    about: {
      zh: '触发阶梯：由系统按督办规则到时给出，是否触发由事项按自身情况决定。',
      en: 'Given by the program when rungs look due; the task decides by its own facts which may fire.',
    },
    data: z.object({ now: timestamp }),
    roles: ['system'],
    route: null,
  },
} as const satisfies CommandCatalog;

export type TaskCommandType = keyof typeof taskCommands;
export type TaskCommandData<T extends TaskCommandType> = Readonly<z.infer<(typeof taskCommands)[T]['data']>>;

/** A command as the decider takes it: time and actor come in with it. */
export type TaskCommand<T extends TaskCommandType = TaskCommandType> = CommandOf<
  { readonly [C in TaskCommandType]: TaskCommandData<C> },
  { readonly taskId: string },
  T
>;
