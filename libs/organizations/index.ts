export { OrganizationsModule } from './organizations.module.js';
export { UnitKeys } from './application/unit-keys.js';
export { GiveOrganizationCommand } from './application/give-organization-command.js';
export { createDirectory, directoryFrom } from './domain/directory.js';
export { loadRegistry } from './registry/load-registry.js';
export { registryFile, seedFrom, type SeedPorts } from './registry/seed-directory.js';
export { directoryOf } from './registry/directory-of.js';
export type { Registry } from './registry/registry.js';
export { parseRegistry } from './registry/parse-registry.js';
