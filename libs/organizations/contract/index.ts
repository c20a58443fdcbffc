export type { PostHolder, PostEntry, UnitEntry, UnitKind, Directory } from './directory.js';
export { organizationEvents, type OrganizationEvent, type OrganizationEventType } from './events.js';
export { organizationCommands, type OrganizationCommand, type OrganizationCommandType } from './commands.js';
export { organizationRefusals } from './refusals.js';
