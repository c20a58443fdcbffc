import { type RefusalCatalog, roleNames } from '#kernel';
import { planStateNames } from './events.js';

export const planRefusals = {
  PLAN_NOT_FOUND: {
    kind: 'not-found',
    zh: '没有编号为“{planId}”的方案，或您无权查看。请在方案列表中核对编号。',
    en: 'There is no plan "{planId}", or it is not yours to see. Look its id up in the list of plans.',
  },
  PLAN_ALREADY_IMPORTED: {
    kind: 'conflict',
    zh: '方案“{title}”已导入（编号 {planId}），不能重复导入。如需修改，请更正该方案。',
    en: 'Plan "{title}" is imported already ({planId}). To change it, correct that plan.',
    basis: { zh: '《政府督查工作条例》第十五条：严禁重复督查', en: '政府督查工作条例 art. 15: 严禁重复督查' },
  },
  PLAN_FORBIDDEN_ROLE: {
    kind: 'forbidden',
    zh: '“{command}”只能由{allowed}办理，您的角色是{role}。请由其办理。',
    en: '"{command}" is for: {allowed}. Your role is {role}. Ask one of them to do it.',
    words: { command: 'said', allowed: roleNames, role: roleNames },
  },
  PLAN_WRONG_STATE: {
    kind: 'conflict',
    zh: '“{command}”要求方案的状态为：{expected}；当前为：{state}。请先办理前一步。',
    en: '"{command}" needs a plan in the state: {expected}. It is now: {state}. Do the step before it first.',
    words: { command: 'said', expected: planStateNames, state: planStateNames },
  },
  PLAN_TASK_NOT_FOUND: {
    kind: 'not-found',
    zh: '方案中没有第 {seq} 项任务，共 {count} 项。请核对序号。',
    en: 'The plan has no task {seq}; it has {count}. Check the number.',
  },
  PLAN_FINDING_NOT_FOUND: {
    kind: 'not-found',
    zh: '方案没有待处理的疑点“{findingId}”。请在方案中核对疑点编号。',
    en: 'The plan has no open finding "{findingId}". Look its id up in the plan.',
  },
  PLAN_OPEN_FINDINGS: {
    kind: 'conflict',
    zh: '送审前须处理全部错误级疑点，尚有 {count} 处：{findings}。请逐项更正，或确认无误。',
    en: 'Before submission every finding that is an error must be settled; {count} are open: {findings}. Correct each, or dismiss it with a reason.',
  },
  PLAN_TASK_INCOMPLETE: {
    kind: 'conflict',
    zh: '第 {seq} 项任务不完整：{missing}。请更正后再送审。',
    en: 'Task {seq} is not complete: {missing}. Correct it, then submit.',
  },
  PLAN_DUPLICATES_OPEN: {
    kind: 'conflict',
    zh: '有 {count} 项任务与已送审或已督查的其他方案任务重复：{duplicates}。请逐项删除该任务，或说明理由后确认不重复。',
    en: '{count} tasks are under supervision in other plans already: {duplicates}. Drop each, or dismiss it with a reason.',
    basis: { zh: '《政府督查工作条例》第十五条：严禁重复督查', en: '政府督查工作条例 art. 15: 严禁重复督查' },
  },
  PLAN_EMPTY: {
    kind: 'unprocessable',
    zh: '方案至少须有一项任务，实际没有。请核对文件后重新导入。',
    en: 'A plan has at least one task; found none. Check the document, then import it again.',
  },
  PLAN_APPROVER_IS_SUBMITTER: {
    kind: 'forbidden',
    zh: '批准人不得为送审人：“{account}”已送审该方案。请由另一位领导批准。',
    en: 'The approver must not be the submitter: "{account}" submitted this plan. Have another head approve it.',
    basis: { zh: '《政府督查工作条例》第十一条', en: '政府督查工作条例 art. 11' },
  },
} as const satisfies RefusalCatalog;
