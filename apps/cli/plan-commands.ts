import type { Command } from 'commander';
import type { Occasion, Program } from './command.js';
import type { CorrectOptions } from './commands/correct.js';
import type { PlanAct } from './commands/plan-act.js';
import type { ActorOptions } from './plans/office.js';

interface ReasonOptions extends ActorOptions {
  readonly reason: string;
}

type Acts = (typeof import('./commands/plan-act.js'))['acts'];

/** What these commands are added with. */
interface PlanProgram extends Program {
  /** A new one that asks the running service. */
  named(usage: string, zh: string, en: string): Command;
  readonly reason: readonly [string, string];
  act(plan: string, options: ActorOptions, actOf: (acts: Acts, occasion: Occasion) => PlanAct): void;
}

/** The commands that help a plan from its draft to its issue. They ask the running service, as `import` does. */
export function addPlanCommands(program: Program): void {
  const { under, t, choose, json } = program;
  const served = (command: Command): Command =>
    command
      .option('--as <name>', t('由谁办理（账号）', 'who does it (account)'))
      .option('--url <url>', t('服务地址', 'address of the service'))
      .option('--token <token>', t('访问令牌', 'access token'))
      .option(...json);
  const forPlans: PlanProgram = {
    ...program,
    named: (usage, zh, en) => served(under(usage).description(t(zh, en))),
    reason: ['--reason <text>', t('理由', 'reason')],
    act: (plan, options, actOf) =>
      choose(async (occasion) => {
        const { actOnPlan, acts } = await import('./commands/plan-act.js');
        return actOnPlan(occasion, plan, actOf(acts, occasion), options);
      }),
  };
  addLooking(forPlans);
  addCorrecting(forPlans);
  addOtherHelp(forPlans);
  addSteps(forPlans);
}

function addLooking({ named, choose }: PlanProgram): void {
  named('plans', '列出方案及状态', 'list the plans with their states').action((options: ActorOptions) =>
    choose(async (o) => (await import('./commands/plans.js')).plans(o, options)),
  );

  named(
    'plan <plan>',
    '查看方案：送审障碍及办法、下一步；方案用编号或名称中的文字指明',
    'a plan: what keeps it from being submitted, with fixes, and what is next; by its id or words of its title',
  ).action((plan: string, options: ActorOptions) =>
    choose(async (o) => (await import('./commands/plan.js')).plan(o, plan, options)),
  );
}

function addCorrecting({ named, t, choose, reason }: PlanProgram): void {
  const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
  named('correct <plan> <task>', '更正草稿中的一项任务（次序见 plan）', 'correct a task of a draft, by its place')
    .option('--unit <old=new>', t('替换一个单位，可写 新名:牵头', 'replace a unit; NEW may be NAME:lead'), several)
    .option(
      '--add-unit <name>',
      t('增加一个单位，可写 单位:牵头、:主责、:协办', 'add a unit, NAME or NAME:role'),
      several,
    )
    .option('--remove-unit <name>', t('删去一个单位', 'remove a unit'), several)
    .option('--leader <old=new>', t('替换一位领导', 'replace a leader'), several)
    .option('--add-leader <name>', t('增加一位领导', 'add a leader'), several)
    .option('--remove-leader <name>', t('删去一位领导', 'remove a leader'), several)
    .option(
      '--deadline <day>',
      t(
        '时限：2026-06-30、2026-01-01..2026-06-30、2026-06-30+、长期',
        'a day, DAY..DAY, DAY+ (then ongoing) or ongoing',
      ),
    )
    .option('--text <text>', t('任务内容', 'text of the task'))
    .option(...reason)
    .action((plan: string, task: string, options: CorrectOptions) =>
      choose(async (o) => (await import('./commands/correct.js')).correct(o, plan, task, options)),
    );
}

function addOtherHelp({ named, reason, act }: PlanProgram): void {
  named('drop <plan> <task>', '删除不是任务的条目', 'drop what is no task')
    .requiredOption(...reason)
    .action((plan: string, task: string, options: ReasonOptions) =>
      act(plan, options, (acts, occasion) => acts.drop(occasion, task, options)),
    );

  named(
    'dismiss <plan> <what>',
    '确认疑点无误（f3），或确认不属重复督查（任务=重复的任务）',
    'dismiss a finding (f3), or a duplicate (TASK=ID)',
  )
    .requiredOption(...reason)
    .action((plan: string, what: string, options: ReasonOptions) =>
      act(plan, options, (acts, occasion) => acts.dismiss(occasion, what, options)),
    );

  named('recheck <plan>', '按现行登记簿复核草稿中的名称', 'look the names of a draft up anew').action(
    (plan: string, options: ActorOptions) => act(plan, options, (acts) => acts.recheck()),
  );

  named('discard <plan>', '作废草稿，之后可重新导入', 'discard a draft; its document may be imported again')
    .requiredOption(...reason)
    .action((plan: string, options: ReasonOptions) => act(plan, options, (acts) => acts.discard(options)));
}

/** Each is the act of one person: no command does two of them. */
function addSteps({ named, t, reason, act }: PlanProgram): void {
  named('submit <plan>', '送审', 'submit a draft').action((plan: string, options: ActorOptions) =>
    act(plan, options, (acts) => acts.submit()),
  );

  named('approve <plan>', '批准（不得是送审人）', 'approve a plan; not by who submitted it')
    .requiredOption('--authority <text>', t('批准依据', 'authority of the approval'))
    .action((plan: string, options: ActorOptions & { authority: string }) =>
      act(plan, options, (acts) => acts.approve(options)),
    );

  named('return <plan>', '退回修改', 'return a submitted plan')
    .requiredOption(...reason)
    .action((plan: string, options: ReasonOptions) => act(plan, options, (acts) => acts.return(options)));

  named('issue <plan>', '印发，交办各项任务', 'issue a plan and dispatch its tasks')
    .requiredOption('--number <number>', t('通知编号', 'number of the notice'))
    .action((plan: string, options: ActorOptions & { number: string }) =>
      act(plan, options, (acts) => acts.issue(options)),
    );
}
