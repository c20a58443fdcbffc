import { expect } from '@jest/globals';
import type { LocalDate } from '#kernel';
import type { TaskEvent } from '#tasks/contract';
import { leaderBoardAnswer, unitBoardAnswer } from '../../../apps/api/queries/answers/boards.js';
import { type Counts, countsOfTask, countsOfUnit, hasPart } from './counts.js';
import { planId } from './histories.js';
import { posts, relationOf, units, type Viewer } from './viewers.js';

/** The events of each task up to the end of `asOf`, or of today. */
export interface PlanSeen {
  readonly asOf: LocalDate | undefined;
  readonly tasks: readonly (readonly TaskEvent[])[];
}

/** Checks the counts of the boards. Units are shown their own line, posts theirs, and the offices all of both. */
export async function expectBoards(viewer: Viewer, plan: PlanSeen): Promise<void> {
  const { asOf } = plan;
  const query = `plan=${planId}${asOf === undefined ? '' : `&asOf=${asOf}`}`;
  const ofUnits = await viewer.caller.get(`/v1/boards/units?limit=200&${query}`);
  const ofLeaders = await viewer.caller.get(`/v1/boards/leaders?${query}`);
  const at = `${viewer.name} on ${asOf ?? 'today'}`;
  expect([at, ofUnits.status, ofLeaders.status]).toEqual([at, ...statusesFor(viewer)]);
  if (ofUnits.status === 200) {
    const shown = unitBoardAnswer.parse(ofUnits.body).units.map((line) => ({
      ...{ unit: line.unit, tasks: line.tasks, lateReports: line.lateReports, missingReports: line.missingReports },
      ...{ noticesToAnswer: line.open.noticesToAnswer, requests: line.requests },
    }));
    expect([at, shown]).toEqual([at, ownOf(units, viewer.unit).flatMap((unit) => lineOfUnit(unit, plan))]);
  }
  if (ofLeaders.status === 200) {
    const shown = leaderBoardAnswer.parse(ofLeaders.body).leaders.map((line) => ({
      ...{ post: line.post, tasks: line.tasks, lateReports: line.lateReports, missingReports: line.missingReports },
    }));
    expect([at, shown]).toEqual([at, ownOf(posts, viewer.post).flatMap((post) => lineOfPost(post, plan))]);
  }
}

function statusesFor({ unit, post }: Viewer): readonly [ofUnits: number, ofLeaders: number] {
  if (unit !== undefined) return [200, 403];
  return post === undefined ? [200, 200] : [403, 200];
}

const ownOf = (all: readonly string[], own: string | undefined): readonly string[] =>
  own === undefined ? [...all].sort() : [own];

function lineOfUnit(unit: string, { tasks }: PlanSeen) {
  const own = tasks.filter((events) => hasPart(unit, events));
  if (own.length === 0) return [];
  const parts = own.map((events) => countsOfUnit(unit, events));
  const open = total(parts, ({ openNotices }) => openNotices);
  const requests = total(parts, (part) => part.requests);
  return [{ unit, ...reportsOf(parts), noticesToAnswer: open, requests }];
}

function lineOfPost(post: string, { tasks }: PlanSeen) {
  const led = tasks.filter((events) => relationOf({ post, unit: undefined }, events) === 'leader');
  return led.length === 0 ? [] : [{ post, ...reportsOf(led.map(countsOfTask)) }];
}

const reportsOf = (parts: readonly Counts[]) => ({
  tasks: parts.length,
  lateReports: total(parts, ({ lateReports }) => lateReports),
  missingReports: total(parts, ({ missingReports }) => missingReports),
});

const total = (parts: readonly Counts[], count: (part: Counts) => number): number =>
  parts.reduce((sum, part) => sum + count(part), 0);
