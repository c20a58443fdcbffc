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
  UnitKind,
  UnitMatch,
} from './directory.js';
export {
  memberScopes,
  organizationEvents,
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
export { answeringUnitRef, postRef, unitRef } from './references.js';
export { organizationRefusals } from './refusals.js';
export { postStream, postStreamPrefix, unitStream, unitStreamPrefix } from './streams.js';
export { DIRECTORY, type DirectorySource } from './directory-source.js';
export { postUnknown, postWithId, unitCalled, unitUnknown, unitWithId } from './known-units.js';
