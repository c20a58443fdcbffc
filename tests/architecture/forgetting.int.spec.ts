import { describe, expect, it } from '@jest/globals';
import { compiles, type Edit, filesThatRemind } from './reminders.js';

const taskEvent: Edit = {
  path: 'libs/tasks/contract/events/suspension.ts',
  after: 'export const suspensionEvents = {',
  insert: `TaskPaused: taskEvent({ taskId }, { readers: parties, task: [] }),`,
};
const noFurtherEffect: Edit = {
  path: 'libs/tasks/domain/further-effects.ts',
  after: 'export const furtherEffects = {',
  insert: `TaskPaused: [],`,
};
const fold: Edit = { ...noFurtherEffect, insert: `TaskPaused: ['details', 'clocks', 'readership'],` };
const taskEventWithoutReaders: Edit = { ...taskEvent, insert: `TaskPaused: taskEvent({ taskId }, { task: [] }),` };
const taskCommand: Edit = {
  path: 'libs/tasks/contract/commands.ts',
  after: 'export const taskCommands = {',
  insert: `PauseTask: { about: { zh: '', en: '' }, data: z.object({}), roles: ['officer'], route: null, name: { zh: '', en: '' } },`,
};
const taskCommandWithoutRoles: Edit = {
  ...taskCommand,
  insert: `PauseTask: { about: { zh: '', en: '' }, data: z.object({}), route: null, name: { zh: '', en: '' } },`,
};
const taskCommandUnexplained: Edit = {
  ...taskCommand,
  insert: `PauseTask: { data: z.object({}), roles: ['officer'], route: null, name: { zh: '', en: '' } },`,
};
const planEvent: Edit = {
  path: 'libs/plans/contract/events.ts',
  after: 'export const planEvents = {',
  insert: `PlanPaused: event({ planId }),`,
};
const planCommand: Edit = {
  path: 'libs/plans/contract/commands.ts',
  after: 'export const planCommands = {',
  insert: `PausePlan: { about: { zh: '', en: '' }, data: z.object({}), roles: ['officer'], route: null, name: { zh: '', en: '' } },`,
};
const column: Edit = {
  path: 'libs/tasks/read-models/task-row/row.ts',
  after: 'export const taskColumns = {',
  insert: `paused: column('integer'),`,
};

const noReactors: Edit = {
  path: 'libs/plans/context.ts',
  without: 'reactors: [plansBecomeTasksReactor, draftsAreRecheckedReactor],',
};

const ofTaskEvent = [
  'libs/plans/read-models/plan-links/projection.ts',
  'libs/tasks/domain/aggregate/evolve.ts',
  'libs/tasks/read-models/task-row/change.ts',
  'libs/tasks/read-models/task-timeline/sentences.ts',
];
const folds = [
  'libs/tasks/domain/visibility/readership.ts',
  'libs/tasks/read-models/due-clocks/projection.ts',
  'libs/tasks/read-models/task/details.ts',
];

/** The compiler tells whoever adds one of these where to go on. A new reminder, or one that is gone, changes these lists. */
describe('forgetting does not compile', () => {
  it.each<[string, readonly Edit[], readonly string[]]>([
    [
      'a task event: its effect on the task, the board row, the timeline and the links of plans',
      [taskEvent, noFurtherEffect],
      ofTaskEvent,
    ],
    [
      'a task event that has an effect on further folds: each of these',
      [taskEvent, fold],
      [...ofTaskEvent, ...folds].sort(),
    ],
    ['a task command: its decision', [taskCommand], ['libs/tasks/domain/aggregate/decider.ts']],
    [
      'a plan event: its effect on the plan, the board of plans and the links',
      [planEvent],
      [
        'libs/plans/domain/life-cycle/state.ts',
        'libs/plans/read-models/plan-board/projection.ts',
        'libs/plans/read-models/plan-links/projection.ts',
      ],
    ],
    [
      'a plan command: its decision, and the states of the plan before and after it',
      [planCommand],
      ['libs/plans/domain/aggregate/decider.ts', 'libs/plans/domain/life-cycle/life-cycle.ts'],
    ],
    ['a column of the board row: what a new row has in it', [column], ['libs/tasks/read-models/task-row/fold.ts']],
    ['a manifest that does not say which reactors there are: itself', [noReactors], ['libs/plans/context.ts']],
    ['nothing: none', [], []],
  ])(
    'the compiler names the files to change after the addition of %s',
    (_sentence, edits, reminding) => {
      expect(filesThatRemind(edits)).toEqual(reminding);
    },
    300_000,
  ); // the whole program is compiled

  it.each<[string, Edit, string]>([
    ['a task event without the further folds it has an effect on', taskEvent, 'libs/tasks/domain/further-effects.ts'],
    ['a task event without readers', taskEventWithoutReaders, 'libs/tasks/contract/events/suspension.ts'],
    ['a task command without roles', taskCommandWithoutRoles, 'libs/tasks/contract/commands.ts'],
    ['a task command that nobody has described', taskCommandUnexplained, 'libs/tasks/contract/commands.ts'],
  ])('the compiler refuses %s', (_sentence, edit, reminding) => {
    expect([compiles(reminding, []), compiles(reminding, [edit])]).toEqual([true, false]);
  });
});
