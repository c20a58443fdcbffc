import { type OrganizationEventType, postStreamPrefix, unitStreamPrefix } from '#organizations/contract';
import { planStreamPrefix } from '#plans/contract';

/** Whether an event of the directory may change what a printed name means. */
const changesNames: Readonly<Record<OrganizationEventType, boolean>> = {
  UnitRegistered: true,
  UnitAliasAdded: true,
  UnitRenamed: true,
  UnitFormerNameNoted: true,
  UnitMisprintNoted: true,
  UnitMerged: true,
  CollectiveMembersSet: true,
  UnitKeyRegistered: false,
  UnitKeyRevoked: false,
  PostRegistered: true,
  HolderChanged: true,
  HolderTermCorrected: true,
};

/** A plan that has just become a draft may have been read by a directory that has changed since. */
const becomesDraft = ['PlanRead', 'PlanReturned'];

export const draftsAreRechecked = {
  name: 'drafts-are-rechecked',
  filter: {
    streamPrefixes: [planStreamPrefix, unitStreamPrefix, postStreamPrefix],
    types: [...becomesDraft, ...Object.entries(changesNames).flatMap(([type, changes]) => (changes ? [type] : []))],
  },
  /** The drafts that the event concerns: of a plan, the plan itself; of the directory, every one. */
  concerned({ type, stream }: { readonly type: string; readonly stream: string }): string | 'all' {
    return becomesDraft.includes(type) ? stream.slice(planStreamPrefix.length) : 'all';
  },
} as const;
