export { OrganizationsModule } from './organizations.module.js';
export { GiveOrganizationCommand } from './application/give-organization-command.js';
export { createDirectory, directoryFrom } from './domain/directory.js';
export { loadRegistry } from './registry/load-registry.js';
export { registryFile, seedFrom, type SeedPorts } from './registry/seed-directory.js';
export { ordersOf, parseRegistry, type Registry, type RegistryOrder } from './registry/registry.js';
