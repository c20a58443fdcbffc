import type { InBoth } from '#kernel';

/** What each command to a task does and when it may be given, for whoever gives it. */
export const about = {
  InitiateTask: {
    zh: '拟立项并立项：方案经批准后由系统给出，一并记下方案所列内容和批准人。',
    en: 'Proposes and initiates a task in one: given by the program when a plan is approved.',
  },
  DispatchTask: {
    zh: '交办：立项后发出，签收和反馈的时限从此起算。',
    en: 'Sends the task to its units; the clocks for signing and reporting start.',
  },
  ReceiveAssignment: {
    zh: '签收：本单位确认收到该事项。牵头和主责单位都签收后，事项开始办理。',
    en: 'The unit confirms that the task has reached it. Work starts when every lead and main unit has signed.',
  },
  DisputeAssignment: {
    zh: '提出异议：本单位认为不应由其承办。交办后五个工作日内、尚未签收也未经裁定时可以提出。',
    en: 'The unit objects that the task is not its own: within five working days of dispatch, before it has signed and before any ruling.',
  },
  RuleDispute: {
    zh: '裁定异议：指定原单位承办，或者改派其他单位；裁定后不得再提出异议。',
    en: 'Decides an objection: the unit keeps its part, or another takes it over. A ruling is final.',
  },
  ReportProgress: {
    zh: '反馈进展：签收之后按月反馈，至少有完成百分比或数值。',
    en: 'Reports what was done in a month, once the unit has signed: with a percentage or a figure at least.',
  },
  ReturnProgress: {
    zh: '退回反馈：反馈不实或者不清楚的，退回单位重报该期。',
    en: 'Sends a report back that is not true or not clear; the unit reports the period again.',
  },
  GiveInstruction: {
    zh: '批示：牵头领导对其牵头的事项、行政首长对任何事项作出批示。',
    en: 'A leading official instructs on a task that the post leads, a head of government on any.',
  },
  RequestExtension: {
    zh: '申请延期：由汇总单位在到期前、按规定提前量提出，同一事项只能有一项待批的申请。',
    en: 'The consolidating unit asks for a later date, ahead of the due date by the lead time of the policy. One request at a time.',
  },
  GrantExtension: {
    zh: '批准延期：批准人不得是申请人。只改变现到期日，考核仍以原定期限为准。',
    en: 'Grants an extension; not by the one who asked. Only the present due date moves: assessment keeps to the original one.',
  },
  RefuseExtension: {
    zh: '不批准延期：审批人不得是申请人；到期日不变。',
    en: 'Refuses an extension; not by the one who asked. The due date stays.',
  },
  FinishAssignment: {
    zh: '单位办结：本单位承办的部分已经完成。牵头和主责单位都办结后，汇总单位可以申请办结。',
    en: 'The unit’s own part is done. When every lead and main unit is done, the consolidating unit may submit completion.',
  },
  SubmitCompletion: {
    zh: '申请办结：由汇总单位提出，是否按时以提交之日为准。',
    en: 'The consolidating unit submits the task for review. This day counts for being on time.',
  },
  AcceptCompletion: {
    zh: '审核通过：审核人不得是申请人。事项办结；设有阶段成果的，首次通过为阶段办结。',
    en: 'Accepts completion; not by the one who submitted. The task is concluded; one with a milestone has its milestone accepted first.',
  },
  RejectCompletion: {
    zh: '退回重办：审核人不得是申请人。各单位的部分重新办理。',
    en: 'Sends the task back to be done again; not by the one who submitted. The units go on with their parts.',
  },
  SuspendTask: {
    zh: '中止：按规定事由暂停，中止期间不计时限。',
    en: 'Suspends the task on one of the grounds; no clock runs meanwhile.',
  },
  ResumeTask: {
    zh: '恢复：回到中止前的状态，各时限按中止的天数顺延。',
    en: 'The task goes on in the state it had; its dates move by the days in between.',
  },
  WithdrawTask: {
    zh: '撤销：事项不再办理，记录保留。',
    en: 'The task is not pursued any more; its record stays.',
  },
  ArchiveTask: {
    zh: '归档：已办结或撤销、没有待决建议和未完整改的事项归档。',
    en: 'Archives a task that is concluded or withdrawn, with no proposal and no rectification open.',
  },
  IssueReminder: {
    zh: '催办：向承办单位发出提醒，同一事项三个工作日内只催办一次（以督办规则为准）。',
    en: 'Reminds units of the task; at most once within the cooldown of the policy (three working days).',
  },
  IssueNotice: {
    zh: '发督办单：向承办单位发出有颜色和回复期限的督办单。',
    en: 'Sends units a supervision notice with a colour and a date for the answer.',
  },
  AnswerNotice: {
    zh: '回复督办单：收到督办单的单位各回复一次。',
    en: 'Each unit that a notice is addressed to answers it, once.',
  },
  ApproveMeasure: {
    zh: '批准建议措施：通报、约谈、问责只由行政首长决定。',
    en: 'A head of government approves a proposed censure, interview or accountability.',
  },
  DeclineMeasure: {
    zh: '不予采纳建议措施：由行政首长决定。',
    en: 'A head of government declines a proposed measure.',
  },
  OrderRectification: {
    zh: '责令整改：办理中、长期推进或已办结的事项有问题的，限期整改。',
    en: 'Orders that a task under way or concluded be put right by a day.',
  },
  ReportRectification: {
    zh: '报告整改：由汇总单位报告整改结果。',
    en: 'The consolidating unit reports what it has put right.',
  },
  VerifyRectification: {
    zh: '核实整改：核实人不得是报告人；事项回到整改前的状态。',
    en: 'Verifies a rectification; not by the one who reported it. The task returns to the state it had.',
  },
  RecordCorrection: {
    zh: '更正记录：指出某条记录有误和正确内容；原记录不变。',
    en: 'Says which entry of the record is wrong and what would be right; the entry itself stays.',
  },
  FireRungs: {
    zh: '触发阶梯：由系统按督办规则到时给出，是否触发由事项按自身情况决定。',
    en: 'Given by the program when rungs look due; the task decides by its own facts which may fire.',
  },
} as const satisfies Readonly<Record<string, InBoth>>;
