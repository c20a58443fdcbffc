import type { NamesOf } from '#kernel';

/**
 * 督查事项 states: Proposed 拟立项 · Initiated 已立项 · Dispatched 已交办 · InProgress 办理中 · PendingReview 待审核 ·
 * Concluded 已办结 · Archived 已归档; beside them Ongoing 长期推进 · Suspended 中止 · Withdrawn 撤销 · Rectifying 整改中.
 */
export const taskStates = [
  'Proposed',
  'Initiated',
  'Dispatched',
  'InProgress',
  'Ongoing',
  'PendingReview',
  'Suspended',
  'Rectifying',
  'Concluded',
  'Withdrawn',
  'Archived',
] as const;
export type TaskState = (typeof taskStates)[number];
export const taskStateNames: NamesOf<TaskState> = {
  zh: {
    Proposed: '拟立项',
    Initiated: '已立项',
    Dispatched: '已交办',
    InProgress: '办理中',
    Ongoing: '长期推进',
    PendingReview: '待审核',
    Suspended: '中止',
    Rectifying: '整改中',
    Concluded: '已办结',
    Withdrawn: '撤销',
    Archived: '已归档',
  },
  en: {
    Proposed: 'proposed',
    Initiated: 'initiated',
    Dispatched: 'dispatched',
    InProgress: 'in progress',
    Ongoing: 'ongoing',
    PendingReview: 'pending review',
    Suspended: 'suspended',
    Rectifying: 'under rectification',
    Concluded: 'concluded',
    Withdrawn: 'withdrawn',
    Archived: 'archived',
  },
};

/**
 * 承办 states: PendingReceipt 待签收 · Disputed 异议中 · Received 已签收 · Working 办理中 (reported or returned) ·
 * UnitDone 单位办结 · Reassigned 改派 (ended).
 */
export const assignmentStates = [
  'PendingReceipt',
  'Disputed',
  'Received',
  'Working',
  'UnitDone',
  'Reassigned',
] as const;
export type AssignmentState = (typeof assignmentStates)[number];
export const assignmentStateNames: NamesOf<AssignmentState> = {
  zh: {
    PendingReceipt: '待签收',
    Disputed: '异议中',
    Received: '已签收',
    Working: '办理中',
    UnitDone: '单位办结',
    Reassigned: '改派',
  },
  en: {
    PendingReceipt: 'waiting to be signed for',
    Disputed: 'disputed',
    Received: 'signed for',
    Working: 'in progress',
    UnitDone: 'done by the unit',
    Reassigned: 'reassigned',
  },
};

/** lead 牵头 · main 主责 · support 协办 */
export const assignmentRoles = ['lead', 'main', 'support'] as const;
export type AssignmentRole = (typeof assignmentRoles)[number];
export const assignmentRoleNames: NamesOf<AssignmentRole> = {
  zh: { lead: '牵头', main: '主责', support: '协办' },
  en: { lead: 'lead', main: 'main', support: 'support' },
};

/** 正常 · 预警 · 滞后或逾期 · 已办结、撤销、归档或中止而不计 */
export const lights = ['green', 'yellow', 'red', 'none'] as const;
export type Light = (typeof lights)[number];
export const lightNames: NamesOf<Light> = {
  zh: { green: '绿灯', yellow: '黄灯', red: '红灯', none: '不亮灯' },
  en: { green: 'green', yellow: 'yellow', red: 'red', none: 'none' },
};

/** 审核等次 优秀 · 良好 · 合格 (13710) */
export const grades = ['excellent', 'good', 'pass'] as const;
export const gradeNames: NamesOf<(typeof grades)[number]> = {
  zh: { excellent: '优秀', good: '良好', pass: '合格' },
  en: { excellent: 'excellent', good: 'good', pass: 'pass' },
};

/** Why time does not count: 听证 招标 检测 专家评审 不可抗力 决策调整 (JC art. 35, YQ2 art. 10) */
export const suspensionGrounds = [
  'hearing',
  'tender',
  'test',
  'expertReview',
  'forceMajeure',
  'decisionChanged',
] as const;

export const suspensionGroundNames: NamesOf<(typeof suspensionGrounds)[number]> = {
  zh: {
    hearing: '听证',
    tender: '招标',
    test: '检测',
    expertReview: '专家评审',
    forceMajeure: '不可抗力',
    decisionChanged: '决策调整',
  },
  en: {
    hearing: 'hearing',
    tender: 'tender',
    test: 'test',
    expertReview: 'expert review',
    forceMajeure: 'force majeure',
    decisionChanged: 'decision changed',
  },
};

export const rulings = ['designated', 'reassigned'] as const;
export const rulingNames: NamesOf<(typeof rulings)[number]> = {
  zh: { designated: '指定承办', reassigned: '改派' },
  en: { designated: 'designated', reassigned: 'reassigned' },
};
