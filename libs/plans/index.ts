export { PlansModule } from './plans.module.js';
export { GivePlanCommand } from './application/give-plan-command.js';
export { ImportDocument, type ImportedPlan } from './application/import-document.js';
export {
  decodeDocument,
  type DocumentReading,
  type Finding,
  readDocument,
  readingRefusals,
  type ReadPlan,
  type ReadTask,
} from './domain/reading/index.js';
