export { PlansModule } from './plans.module.js';
export { GivePlanCommand } from './application/give-plan-command.js';
export { ImportDocument, type ImportedPlan } from './application/import-document.js';
