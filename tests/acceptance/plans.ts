import type { Answer } from './caller.js';
import type { Harness } from './harness.js';

export interface PrintedTask {
  readonly text: string;
  readonly leader?: string;
  readonly units?: string;
  readonly by?: string;
}

/** A small plan document in the form that governments print. */
export function planDocument(
  tasks: readonly PrintedTask[],
  title = '2023年通州区测试重点工作分工方案',
  number = 2,
): string {
  return [
    '北京市通州区人民政府文件',
    `通政发〔2023〕${number}号`,
    '',
    '北京市通州区人民政府',
    `关于印发${title}的通知`,
    '各街道办事处，各乡、镇人民政府，区政府各委、办、局，各区属机构：',
    `现将《${title}》印发给你们，请认真遵照执行。`,
    '北京市通州区人民政府    ',
    '',
    '2023年1月17日',
    '（此件公开发布）    ',
    '',
    title,
    '',
    '一、主要预期目标',
    '',
    ...tasks.flatMap(printed),
  ].join('\n');
}

const printed = (task: PrintedTask, index: number): string[] => [
  `${index + 1}.${task.text}`,
  '',
  `牵头领导：${task.leader ?? '郑皓'}`,
  '',
  `责任单位：${task.units ?? '区发展改革委'}`,
  '',
  `完成时限：${task.by ?? '2023年12月底'}`,
  '',
];

export const units = {
  reform: 'qu-fa-zhan-gai-ge-wei',
  finance: 'qu-cai-zheng-ju',
  commerce: 'qu-shang-wu-ju',
} as const;

/** The posts of 郑皓 and 杨磊. */
export const posts = { first: 'qu-ling-dao-01', second: 'qu-ling-dao-09' } as const;

export interface IssuedPlan {
  readonly planId: string;
  taskId(seq: number): string;
}

/** Read, submitted by the officer, approved by the head, issued by the director; its tasks are dispatched. */
export async function issuePlan(harness: Harness, document: string): Promise<IssuedPlan> {
  const [officer, head, director] = [
    await harness.as('officer'),
    await harness.as('head'),
    await harness.as('director'),
  ];
  const { planId } = expectDone(await officer.upload('/v1/documents?name=plan.txt', document)).plans[0];
  expectDone(await officer.post(`/v1/plans/${planId}/submission`));
  expectDone(await head.post(`/v1/plans/${planId}/approval`, { authority: '区政府第1次常务会议' }));
  expectDone(await director.post(`/v1/plans/${planId}/issue`, { noticeNumber: '通督〔2023〕1号' }));
  await harness.whenCaughtUp();
  return { planId, taskId: (seq) => `${planId}-${String(seq).padStart(3, '0')}` };
}

/** The body of an answer; fails when the answer is a problem. */
export function expectDone({ status, body, text }: Answer) {
  if (status < 300) return body;
  throw new Error(`expected success, found ${status}: ${text}`);
}
