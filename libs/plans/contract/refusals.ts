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
    zh: '方案“{title}”已导入（编号 {planId}），不能重复导入。如需修改，请更正该方案；如需重新导入，请先将其作废。',
    en: 'Plan "{title}" is imported already ({planId}). To change it, correct that plan; to import it again, discard it first.',
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
    zh: '方案没有待处理的疑点“{findingId}”。{open}',
    en: 'The plan has no open finding "{findingId}". {open}',
    words: { open: 'said' },
  },
  PLAN_DUPLICATE_NOT_FOUND: {
    kind: 'not-found',
    zh: '第 {seq} 项没有与“{other}”重复而待确认的任务。{open}',
    en: 'Task {seq} has no open duplicate "{other}". {open}',
    words: { open: 'said' },
  },
  PLAN_FINDING_TO_CORRECT: {
    kind: 'conflict',
    zh: '疑点“{findingId}”确认无误也不能送审，因为第 {seq} 项：{obstacle}请改为更正：{cli}。',
    en: 'Dismissing the finding "{findingId}" would not help, because of task {seq}: {obstacle} Correct it instead: {cli}.',
    words: { obstacle: 'said' },
  },
  PLAN_NAME_NOT_IN_TASK: {
    kind: 'unprocessable',
    zh: '第 {seq} 项没有列“{name}”，现有：{present}。请使用其中之一。',
    en: 'Task {seq} does not name "{name}"; it names {present}. Use one of these.',
  },
  PLAN_NAME_TWICE: {
    kind: 'conflict',
    zh: '第 {seq} 项已列“{name}”。如需改变其责任，请替换该单位并写明责任。',
    en: 'Task {seq} names "{name}" already. To change its part, replace it and give the role.',
  },
  PLAN_LIST_CHANGED: {
    kind: 'conflict',
    zh: '第 {seq} 项现列：{present}，与您给出的原有名单（{seen}）不同。请重新查看方案后再改，或只增加、删去、替换其中一个。',
    en: 'Task {seq} now names {present}, not what you have seen ({seen}). Look at the plan again, or add, remove or replace one name.',
  },
  PLAN_COLLECTIVE_NOT_FOUND: {
    kind: 'unprocessable',
    zh: '方案中没有待列名的集合称谓“{names}”。现有：{present}。请核对名称。',
    en: 'The plan has no collective "{names}" whose members are to be listed. It has: {present}. Check the names.',
  },
  PLAN_NOT_READY: {
    kind: 'conflict',
    zh: '方案有 {count} 处障碍，尚不能送审：{obstacles}全部障碍及办法见该方案的送审障碍（zhezi plan {planId}）。',
    en: '{count} obstacles keep the plan from being submitted: {obstacles} For all of them, each with its fix, see the obstacles of the plan (zhezi plan {planId}).',
    words: { obstacles: 'said' },
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
