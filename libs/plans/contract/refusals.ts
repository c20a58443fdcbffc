import type { RefusalCatalog } from '#kernel';

export const planRefusals = {
  PLAN_NOT_FOUND: {
    kind: 'not-found',
    zh: '没有编号为“{planId}”的方案。请核对编号。',
    en: 'There is no plan "{planId}". Check the id.',
  },
  PLAN_ALREADY_IMPORTED: {
    kind: 'conflict',
    zh: '方案“{title}”已导入（编号 {planId}），不能重复导入。如需修改，请更正该方案；如需重新导入，请先将其作废。',
    en: 'Plan "{title}" is imported already ({planId}). To change it, correct that plan; to import it again, discard it first.',
    basis: '政府督查工作条例 art. 15: 严禁重复督查',
  },
  PLAN_FORBIDDEN_ROLE: {
    kind: 'forbidden',
    zh: '“{command}”只能由{allowed}办理，您的角色是“{role}”。',
    en: '"{command}" is for {allowed}; your role is "{role}".',
  },
  PLAN_WRONG_STATE: {
    kind: 'conflict',
    zh: '“{command}”要求方案处于{expected}，当前为“{state}”。',
    en: '"{command}" needs a plan that is {expected}; it is "{state}".',
  },
  PLAN_TASK_NOT_FOUND: {
    kind: 'not-found',
    zh: '方案中没有第 {seq} 项任务，共 {count} 项。',
    en: 'The plan has no task {seq}; it has {count}.',
  },
  PLAN_FINDING_NOT_FOUND: {
    kind: 'not-found',
    zh: '方案没有待处理的疑点“{findingId}”。',
    en: 'The plan has no open finding "{findingId}".',
  },
  PLAN_FINDING_TO_CORRECT: {
    kind: 'conflict',
    zh: '疑点“{findingId}”确认无误也不能送审，因为第 {seq} 项：{zh}请改为更正：{cli}。',
    en: 'Dismissing the finding "{findingId}" would not help, because of task {seq}: {en} Correct it instead: {cli}.',
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
    zh: '方案中没有待列名的集合称谓“{names}”。现有：{present}。',
    en: 'The plan has no collective "{names}" whose members are to be listed. It has: {present}.',
  },
  PLAN_NOT_READY: {
    kind: 'conflict',
    zh: '方案有 {count} 处障碍，尚不能送审：{zh}全部障碍及办法见该方案的送审障碍（zhezi plan {planId}）。',
    en: '{count} obstacles keep the plan from being submitted: {en} For all of them, each with its fix, see the obstacles of the plan (zhezi plan {planId}).',
  },
  PLAN_DUPLICATES_OPEN: {
    kind: 'conflict',
    zh: '有 {count} 项任务与已送审或已督查的其他方案任务重复：{duplicates}。请逐项删除该任务，或说明理由后确认不重复。',
    en: '{count} tasks are under supervision in other plans already: {duplicates}. Drop each, or dismiss it with a reason.',
    basis: '政府督查工作条例 art. 15: 严禁重复督查',
  },
  PLAN_EMPTY: {
    kind: 'unprocessable',
    zh: '方案至少须有一项任务，实际没有。',
    en: 'A plan has at least one task; found none.',
  },
  PLAN_APPROVER_IS_SUBMITTER: {
    kind: 'forbidden',
    zh: '批准人不得为送审人：“{account}”已送审该方案。请由另一位领导批准。',
    en: 'The approver must not be the submitter: "{account}" submitted this plan. Another head must approve it.',
    basis: '政府督查工作条例 art. 11',
  },
} as const satisfies RefusalCatalog;
