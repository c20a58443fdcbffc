import type { Role } from '#kernel';
import type { TaskEvent } from '#tasks/contract';
import type { Caller } from '../caller.js';
import { EventStream } from '../event-stream.js';
import type { Harness } from '../harness.js';
import { secondLead } from './histories.js';
import { consolidatingUnitIn, readByUnit, unitsIn } from './reading.js';

/** A viewer, over HTTP and on the live feed. */
export interface Viewer {
  readonly name: string;
  readonly unit: string | undefined;
  readonly post: string | undefined;
  readonly caller: Caller;
  readonly live: EventStream;
}

const offices: readonly Role[] = ['officer', 'director', 'head', 'auditor'];
/** Units of the tasks, units that rulings name in their place, and one unit that never has a part. */
export const units = ['jw', 'fgw', 'czj', secondLead, 'zjw0', 'zjw1', 'zjw2', 'zfj'];
export const posts = ['vice-mayor', 'vice-mayor-2'];

/** Each with an open connection to the live feed. */
export async function openViewers(harness: Harness): Promise<readonly Viewer[]> {
  const viewer = async (role: Role, place: { unit?: string; post?: string } = {}): Promise<Viewer> => {
    const name = place.unit ?? place.post ?? role;
    const caller = await harness.as(role, { account: name, ...place });
    const live = await EventStream.open(harness.address, caller);
    return { name, unit: place.unit, post: place.post, caller, live };
  };
  return Promise.all([
    ...offices.map((role) => viewer(role)),
    ...posts.map((post) => viewer('leadingOfficial', { post })),
    ...units.map((unit, at) => viewer(at % 2 === 0 ? 'unitHead' : 'clerk', { unit })),
  ]);
}

export const relations = [
  'office',
  'leader',
  'another leader',
  'consolidating',
  'lead',
  'main',
  'support',
  'none',
] as const;
export type Relation = (typeof relations)[number];

/** The relation of the viewer to the task after these events. */
export function relationOf({ unit, post }: Pick<Viewer, 'unit' | 'post'>, events: readonly TaskEvent[]): Relation {
  const [proposed] = events;
  if (proposed?.type !== 'TaskProposed') return 'none';
  if (post !== undefined) return proposed.data.leaders.some((led) => led.post === post) ? 'leader' : 'another leader';
  if (unit === undefined) return 'office';
  if (!unitsIn(events).includes(unit)) return 'none';
  return consolidatingUnitIn(events) === unit ? 'consolidating' : roleIn(unit, events);
}

const roleIn = (unit: string, events: readonly TaskEvent[]): 'lead' | 'main' | 'support' =>
  events
    .flatMap(({ type, data }) => {
      if (type === 'TaskProposed') return data.assignments;
      return type === 'DisputeRuled' && data.reassignedTo ? [data.reassignedTo] : [];
    })
    .find((assignment) => assignment.unit === unit)!.role;

/** The places of the events that the viewer may read, by the record. */
export function readBy(viewer: Viewer, events: readonly TaskEvent[]): readonly number[] {
  if (viewer.unit !== undefined) return readByUnit(viewer.unit, events);
  const relation = relationOf(viewer, events);
  return relation === 'office' || relation === 'leader' ? [...events.keys()] : [];
}
