import type { taskCommands } from '#tasks/contract';
import type { Scene, ScenesOf } from './scene.js';
import { firstDays, november, type Task, type World } from './world.js';

const idOf = ({ taskId }: Task) => ({ taskId });

const dispatched: Scene = { at: firstDays, prepare: async (world) => idOf(await world.dispatched()) };
const received: Scene = { prepare: async (world) => idOf(await world.received()) };

/** After these acts, one after the other. */
const after = (...acts: readonly ((task: Task) => Promise<Task>)[]): Scene => ({
  prepare: async (world) => {
    let task = await world.received();
    for (const act of acts) task = await act(task);
    return idOf(task);
  },
});

const disputed = async (world: World): Promise<Task> =>
  (await world.dispatched()).give('unitHead', 'disputes', { reason: '不属本单位职责。' });

const reported = (task: Task) =>
  task.give('clerk', 'progress-reports', { period: '2023-01', percent: 10, narrative: '已启动。' });
const extensionAsked = (task: Task) =>
  task.give('unitHead', 'extension-requests', { requestedDate: '2023-11-30', reason: '推迟。', progress: '八成。' });
const finished = (task: Task) => task.give('unitHead', 'finished-assignments', { summary: '完成。' });
const submitted = (task: Task) => task.give('unitHead', 'completion-submissions', { summary: '完成。' });
const suspended = (task: Task) => task.give('head', 'suspension', { ground: 'tender', reason: '招标。' });
const withdrawn = (task: Task) => task.give('head', 'withdrawal', { reason: '不再实施。' });
const noticed = (task: Task) =>
  task.give('director', 'notices', {
    ...{ colour: 'blue', units: ['区财政局'], noticeNumber: '1号', answerDue: '2023-06-09', text: '请说明。' },
  });
const rectificationOrdered = (task: Task) =>
  task.give('director', 'rectification-orders', { dueOn: '2023-06-30', text: '请整改。' });
const rectificationReported = (task: Task) => task.give('unitHead', 'rectification-reports', { text: '已整改。' });

/** Long overdue, so that a clock has proposed a measure. */
const proposed: Scene = {
  at: november,
  prepare: async (world) => {
    const task = await world.received();
    await world.fireRungs(task.taskId);
    return idOf(task);
  },
};

export const taskScenes: ScenesOf<typeof taskCommands> = {
  ReceiveAssignment: dispatched,
  DisputeAssignment: dispatched,
  RuleDispute: { at: firstDays, prepare: async (world) => idOf(await disputed(world)) },
  ReportProgress: {
    prepare: async (world, example) => {
      const task = await world.received();
      return idOf(example === 'correction' ? await reported(task) : task);
    },
  },
  ReturnProgress: after(reported),
  GiveInstruction: received,
  RequestExtension: received,
  GrantExtension: after(extensionAsked),
  RefuseExtension: after(extensionAsked),
  FinishAssignment: received,
  SubmitCompletion: after(finished),
  AcceptCompletion: after(finished, submitted),
  RejectCompletion: after(finished, submitted),
  SuspendTask: received,
  ResumeTask: after(suspended),
  WithdrawTask: received,
  ArchiveTask: after(withdrawn),
  IssueReminder: received,
  IssueNotice: received,
  AnswerNotice: after(noticed),
  ApproveMeasure: proposed,
  DeclineMeasure: proposed,
  OrderRectification: received,
  ReportRectification: after(rectificationOrdered),
  VerifyRectification: after(rectificationOrdered, rectificationReported),
  RecordCorrection: received,
};
