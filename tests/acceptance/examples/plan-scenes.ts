import type { planCommands, planCompounds } from '#plans/contract';
import type { Scene, ScenesOf } from './scene.js';

const drafted: Scene = { prepare: (world) => world.draft() };
const submitted: Scene = { prepare: (world) => world.submitted() };

/** As the examples of corrections find the task: with a misprinted unit and leader, or with the list that is replaced as a whole. */
const toCorrect: Scene = {
  prepare: (world, example) =>
    example.endsWith('-all')
      ? world.draft({ text: '举办采购对接会。', units: '区商务局', leader: '郑皓' })
      : world.draft({ text: '改造学校食堂。', units: '区教育剧、区财政局', leader: '郑浩' }),
};

export const planScenes: ScenesOf<typeof planCommands & typeof planCompounds> = {
  CorrectPlan: toCorrect,
  RecheckPlan: drafted,
  DropPlanTask: drafted,
  DismissFinding: { prepare: (world) => world.draft({ text: '力争年内完成前期工作。', units: '区农业农村' }) },
  DismissDuplicate: { prepare: (world) => world.repeated() },
  SubmitPlan: drafted,
  DiscardPlan: drafted,
  ReturnPlan: submitted,
  ApprovePlan: submitted,
  IssuePlan: { prepare: (world) => world.approved() },
  ListMembers: { prepare: (world) => world.draft({ text: '整治背街小巷。', units: '各街道办事处' }) },
};
