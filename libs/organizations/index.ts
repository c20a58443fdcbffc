export { organizations } from './context.js';
export { OrganizationsModule } from './organizations.module.js';
export { currentDirectory } from './application/live-directory.js';
export { UnitKeys } from './application/unit-keys.js';
export { directoryCommands, toDirectory } from './application/directory-commands.js';
export { createDirectory, directoryFrom } from './domain/directory.js';
export { type CheckedRegistry, checkRegistry } from './registry/check-registry.js';
export { compareDirectory, countedInWords, type DirectoryComparison } from './registry/compare-directory.js';
export { directoryOf } from './registry/directory-of.js';
export { loadRegistry, registryContent } from './registry/load-registry.js';
export { parseRegistry } from './registry/parse-registry.js';
export { type Registry, type RegistryCommand, registrySchema } from './registry/registry.js';
export { namedRegistry, registryFile, type RegistryFile, seedFrom } from './registry/registry-file.js';
export { beganWith, seedDirectory, type SeedPorts } from './registry/seed-directory.js';
export {
  directoryMissing,
  directoryNotices,
  settleDirectory,
  type SettledDirectory,
} from './registry/settle-directory.js';
export { type OpenTables } from './registry/tables/content-of-tables.js';
