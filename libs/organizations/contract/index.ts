export type { PostHolder, PostEntry, UnitEntry, UnitKind, Directory } from './directory.js';
export { organizationEvents, type OrganizationEvent, type OrganizationEventType } from './events.js';
export { organizationCommands, type OrganizationCommand, type OrganizationCommandType } from './commands.js';
export { organizationRefusals } from './refusals.js';
export { postStream, postStreamPrefix, unitStream, unitStreamPrefix } from './streams.js';
export { DIRECTORY, type DirectorySource } from './directory-source.js';
