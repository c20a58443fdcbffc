export { atMost } from './at-most.js';
export { type Log, silentLog } from './log.js';
export { mapConcurrently } from './map-concurrently.js';
export { pause } from './pause.js';
export { projectRoot } from './project-root.js';
export { sharedRuns } from './shared-runs.js';
