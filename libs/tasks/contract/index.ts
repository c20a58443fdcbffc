export { taskCommands, type TaskCommand, type TaskCommandData, type TaskCommandType } from './commands.js';
export { type RecordedTaskEvent, taskCodec } from './codec.js';
export {
  taskEvents,
  taskReaders,
  type TaskEvent,
  type TaskEventData,
  type TaskEvents,
  type TaskEventType,
} from './events.js';
export {
  type ClockName,
  deadlineClock,
  noticeClock,
  parseClockName,
  periodOfClock,
  rectificationClock,
  reportClock,
  signClock,
} from './clock-names.js';
export { taskRefusals } from './refusals.js';
export { type Scope, scopeOf } from './scope.js';
export {
  assignment,
  attachment,
  deadline,
  figure,
  figures,
  givenAssignment,
  givenLeader,
  type AssignmentRef,
  type Attachment,
  correctedReport,
  type CorrectedReport,
  type Deadline,
  type Figure,
  type LeaderRef,
  leader,
} from './shapes.js';
export {
  assignmentRoleNames,
  assignmentRoles,
  assignmentStateNames,
  assignmentStates,
  gradeNames,
  grades,
  lightNames,
  lights,
  rulings,
  suspensionGroundNames,
  suspensionGrounds,
  taskStateNames,
  taskStates,
  type AssignmentRole,
  type AssignmentState,
  type Light,
  type TaskState,
} from './vocabulary.js';
export {
  comparators,
  completionWarning,
  target,
  targetKinds,
  targets,
  type Comparator,
  type CompletionWarning,
  type Target,
  type TargetKind,
} from './targets.js';
export { taskIdOf, taskStream, taskStreamPrefix } from './streams.js';
export { clockVisibility, type VisibilityRule } from './visibility.js';
export { type Move } from './events/task-event.js';
