export {
  planCommands,
  planCompounds,
  type FoundDuplicate,
  type PlanCommand,
  type PlanCommandData,
  type PlanCommandType,
} from './commands.js';
export { askedCorrection, type AskedCorrection, type LeaderChange, type UnitChange } from './corrections.js';
export {
  correction,
  draftLeader,
  draftTask,
  draftUnit,
  finding,
  planEvents,
  planStateNames,
  planStates,
  planStream,
  planStreamPrefix,
  recordedTask,
  type DraftTask,
  type PlanCorrection,
  type PlanEvent,
  type PlanEventData,
  type PlanEvents,
  type PlanEventType,
  type PlanFinding,
  type PlanState,
  type RecordedTask,
} from './events.js';
export { planCodec } from './codec.js';
export { planRefusals } from './refusals.js';
