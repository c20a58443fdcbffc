export { projectorParts } from './parts.js';
export { type RunningProcesses, runningTogether } from './running-processes.js';
export { type Projector, startProjector } from './start.js';
