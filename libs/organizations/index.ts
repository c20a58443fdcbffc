export { organizations } from './context.js';
export { OrganizationsModule } from './organizations.module.js';
export { UnitKeys } from './application/unit-keys.js';
export { directoryCommands, toDirectory } from './application/directory-commands.js';
export { createDirectory, directoryFrom } from './domain/directory.js';
export { loadRegistry } from './registry/load-registry.js';
export { registryFile, seedFrom, type SeedPorts } from './registry/seed-directory.js';
export { directoryOf } from './registry/directory-of.js';
export { parseRegistry, type Registry } from './registry/registry.js';
