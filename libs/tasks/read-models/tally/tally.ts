import { type Light, lights, type TaskState, taskStates } from '#tasks/contract';

/** Tasks that are alike in state and light, counted by the database. */
export interface Group {
  readonly taskState: TaskState;
  readonly light: Light;
  readonly tasks: number;
  readonly concluded: number;
  readonly onTime: number;
  readonly overdue: number;
  readonly lateReports: number;
  readonly missingReports: number;
}

/** What a board says of one unit or one leading post. */
export interface Tally {
  readonly tasks: number;
  readonly byState: Readonly<Partial<Record<TaskState, number>>>;
  readonly byLight: Readonly<Record<Light, number>>;
  readonly concluded: number;
  readonly onTime: number;
  /** Concluded on time of all concluded, 0 to 1 with four decimals; null when none is concluded. */
  readonly onTimeRate: number | null;
  /** Open, past the current due date and not handed in. */
  readonly overdue: number;
  readonly lateReports: number;
  readonly missingReports: number;
}

export function tallyOf(groups: readonly Group[]): Tally {
  const sum = (count: (group: Group) => number): number => groups.reduce((total, group) => total + count(group), 0);
  const concluded = sum((group) => group.concluded);
  const onTime = sum((group) => group.onTime);
  const byLight = lights.map((light) => [light, sum((group) => (group.light === light ? group.tasks : 0))] as const);
  return {
    tasks: sum(({ tasks }) => tasks),
    byState: byState(groups),
    byLight: Object.fromEntries(byLight) as Record<Light, number>,
    concluded,
    onTime,
    onTimeRate: concluded === 0 ? null : Math.round((10_000 * onTime) / concluded) / 10_000,
    overdue: sum(({ overdue }) => overdue),
    lateReports: sum(({ lateReports }) => lateReports),
    missingReports: sum(({ missingReports }) => missingReports),
  };
}

/** In the order of the vocabulary, so that equal boards are equal bytes. */
function byState(groups: readonly Group[]): Partial<Record<TaskState, number>> {
  const counts: Partial<Record<TaskState, number>> = {};
  for (const state of taskStates) {
    const inState = groups.filter(({ taskState }) => taskState === state);
    if (inState.length > 0) counts[state] = inState.reduce((sum, { tasks }) => sum + tasks, 0);
  }
  return counts;
}
