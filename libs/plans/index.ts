export { plans } from './context.js';
export { PlansModule } from './plans.module.js';
export { commandsToPlans, toPlan } from './application/plan-commands.js';
export { ImportDocument, type ImportedPlan } from './application/import-document.js';
export { type PlanObstaclesPage, PlanObstaclesQuery } from './application/plan-obstacles.js';
export { ListMembers } from './application/list-members.js';
export {
  type DocumentReading,
  type Finding,
  type FoundDocument,
  type LeftOut,
  readDocument,
  type ReadPlan,
  type ReadTask,
} from './domain/reading/index.js';
export type { Known, KnownTask } from './domain/suggestions/knowledge.js';
export { knownTasks, nameableUnits } from './domain/suggestions/known-tasks.js';
export { createSuggester, type Suggestion, type Suggestions } from './domain/suggestions/suggester.js';
export {
  evaluate,
  type Evaluation,
  evaluateWithin,
  type HitRate,
  type HitRates,
} from './domain/suggestions/evaluate.js';
export { checkSize, openDocument } from './files/open-document.js';
export { type FileTable, openTables } from './files/open-tables.js';
export { documentRefusals } from './files/refusals.js';
export { type Fix, fixSaid } from './domain/draft/fixes.js';
export { type Obstacle, type ObstacleKind, obstacleKinds } from './domain/draft/obstacles.js';
export { linkKinds, type LinkKind, type TaskLink } from './domain/links/links.js';
export { planReadModels } from './read-models/models.js';
export {
  type PlanBoardCriteria,
  type PlanBoardItem,
  type PlanBoardPage,
  PlanBoardQuery,
  type PlanDetail,
  PlanQuery,
} from './read-models/plan-board/query.js';
export { type PlanLinksPage, PlanLinksQuery } from './read-models/plan-links/query.js';
export { type PlanSuggestionsPage, PlanSuggestionsQuery } from './read-models/plan-suggestions/query.js';
