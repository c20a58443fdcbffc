import type { Scope } from '#tasks/contract';
import { type Place, revisionFor, revisionUpTo } from '../../domain/visibility/numbering.js';
import type { TaskDetails } from './details.js';

/**
 * The details with every revision as the viewer counts. A correction that the viewer may read points to an event that the
 * viewer may read; a proposal rests on what the viewer could read when its facts were taken.
 */
export function renumbered(
  scope: Scope,
  events: readonly Place[],
  readable: readonly Place[],
  { proposals, corrections, ...details }: TaskDetails,
): TaskDetails {
  return {
    ...details,
    proposals: proposals.map((proposal) => ({
      ...proposal,
      factsRevision: revisionUpTo(scope, readable, proposal.factsRevision),
    })),
    corrections: corrections.map((correction) => ({
      ...correction,
      revision: revisionFor(scope, events[correction.revision]!),
    })),
  };
}
