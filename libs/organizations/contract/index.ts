export type {
  Directory,
  FormerName,
  HeldPost,
  Membership,
  MembersSince,
  MemberScope,
  Merger,
  Misprint,
  PostEntry,
  PostHolder,
  UnitEntry,
  UnitKey,
  UnitKeyRecord,
  NameBearer,
  UnitMatch,
} from './directory.js';
export {
  memberScopeNames,
  memberScopes,
  organizationEvents,
  type UnitKind,
  unitKindNames,
  unitKinds,
  type OrganizationEvent,
  type OrganizationEventData,
  type OrganizationEvents,
  type OrganizationEventType,
} from './events.js';
export { organizationCodec } from './codec.js';
export {
  organizationCommands,
  type OrganizationCommand,
  type OrganizationCommandData,
  type OrganizationCommandType,
} from './commands.js';
export { answeringUnitRef, postRef, referenceRefusals, unitRef } from './references.js';
export { mayHoldId, namesBy } from './referring-details.js';
export { organizationRefusals } from './refusals.js';
export { postStream, postStreamPrefix, unitStream, unitStreamPrefix } from './streams.js';
export { DIRECTORY, DIRECTORY_REFERENCES, type DirectorySource } from './directory-source.js';
export {
  answeringUnitCalled,
  postCalled,
  postUnknown,
  postWithId,
  unitCalled,
  unitUnknown,
  unitWithId,
} from './known-units.js';
