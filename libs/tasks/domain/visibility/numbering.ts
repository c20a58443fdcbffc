import type { Scope } from '#tasks/contract';

/** Where an event stands: in its task, and in the order of all events. */
export interface Place {
  readonly revision: number;
  readonly position: bigint | string;
}

/**
 * What `revision` is for a viewer. The revisions of a task count its events one by one, so a gap would tell a unit of
 * events it may not read; positions have gaps anyway. Units count by positions, everybody else by revisions.
 */
export const revisionFor = ({ kind }: Scope, { revision, position }: Place): number =>
  kind === 'unit' ? Number(position) : revision;

/** The revision, as the viewer counts, up to which the events they may read had come at this revision of the stream. */
export function revisionUpTo(scope: Scope, readable: readonly Place[], revision: number): number {
  const last = readable.findLast((event) => event.revision <= revision);
  return last ? revisionFor(scope, last) : revision;
}
