export { OrganizationsModule } from './organizations.module.js';
export { GiveOrganizationCommand } from './application/give-organization-command.js';
