export {
  planCommands,
  planPermissions,
  type FoundDuplicate,
  type PlanCommand,
  type PlanCommandData,
  type PlanCommandType,
} from './commands.js';
export {
  correction,
  draftTask,
  finding,
  planEvents,
  planStates,
  planStream,
  planStreamPrefix,
  recordedTask,
  type DraftTask,
  type PlanCorrection,
  type PlanEvent,
  type PlanEventData,
  type PlanEventType,
  type PlanFinding,
  type PlanState,
  type RecordedTask,
} from './events.js';
export { planRefusals } from './refusals.js';
