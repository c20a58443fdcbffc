import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import type { Role } from '#kernel';
import type { PostEntry, UnitEntry, UnitKeyRecord } from '#organizations/contract';
import type { PlanBoardPage, PlanDetail, PlanLinksPage, PlanObstaclesPage, PlanSuggestionsPage } from '#plans';
import type { LeaderBoard, TaskBoardPage, TaskTimeline, TaskView, UnitBoardPage } from '#tasks';
import type { leaderBoardAnswer, unitBoardAnswer } from './boards.js';
import type { meAnswer, postsAnswer, unitsAnswer } from './directory.js';
import type {
  planAnswer,
  planBoardAnswer,
  planLinksAnswer,
  planObstaclesAnswer,
  planSuggestionsAnswer,
} from './plans.js';
import type { taskAnswer, taskTimelineAnswer } from './task.js';
import type { taskBoardAnswer } from './task-board.js';
import type { unitKeysAnswer } from './unit-keys.js';

/** JSON has no undefined: a property that may be absent has no other value then. */
type Json<Value> = Value extends object
  ? { readonly [Key in keyof Value]: Json<Exclude<Value[Key], undefined>> }
  : Value;
type Equal<A, B> = (<Probe>() => Probe extends A ? 1 : 2) extends <Probe>() => Probe extends B ? 1 : 2 ? true : false;
type Describes<Schema extends z.ZodType, Answer> = Equal<Json<z.infer<Schema>>, Json<Answer>>;

/** Everything but the keys, which have an answer of their own; what an entry leaves out is empty. */
type ShownUnit = Required<Omit<UnitEntry, 'keys'>>;

interface ShownAccount {
  readonly account: string;
  readonly role: Role;
  readonly unit: ShownUnit | null;
  readonly post: PostEntry | null;
  readonly city: string | null;
  readonly directory: { readonly units: number; readonly posts: number };
  readonly policy: { readonly version: string; readonly title: string };
  readonly calendar: string;
}

/** Whether the schema in the API's description has the properties of what the query gives, no more and no less. */
const described: {
  readonly taskBoard: Describes<typeof taskBoardAnswer, TaskBoardPage>;
  readonly task: Describes<typeof taskAnswer, TaskView>;
  readonly timeline: Describes<typeof taskTimelineAnswer, TaskTimeline>;
  readonly units: Describes<typeof unitBoardAnswer, UnitBoardPage>;
  readonly leaders: Describes<typeof leaderBoardAnswer, LeaderBoard>;
  readonly plans: Describes<typeof planBoardAnswer, PlanBoardPage>;
  readonly plan: Describes<typeof planAnswer, PlanDetail>;
  readonly obstacles: Describes<typeof planObstaclesAnswer, PlanObstaclesPage>;
  readonly links: Describes<typeof planLinksAnswer, PlanLinksPage>;
  readonly suggestions: Describes<typeof planSuggestionsAnswer, PlanSuggestionsPage>;
  readonly directory: Describes<typeof unitsAnswer, { readonly units: readonly ShownUnit[] }>;
  readonly posts: Describes<typeof postsAnswer, { readonly posts: readonly PostEntry[] }>;
  readonly me: Describes<typeof meAnswer, ShownAccount>;
  readonly keys: Describes<typeof unitKeysAnswer, { readonly unitId: string; readonly keys: readonly UnitKeyRecord[] }>;
} = {
  taskBoard: true,
  task: true,
  timeline: true,
  units: true,
  leaders: true,
  plans: true,
  plan: true,
  obstacles: true,
  links: true,
  suggestions: true,
  directory: true,
  posts: true,
  me: true,
  keys: true,
};

describe('the description of the answers', () => {
  it('an answer whose schema differs from what its query gives does not compile', () => {
    expect(Object.values(described)).not.toContain(false);
  });
});
