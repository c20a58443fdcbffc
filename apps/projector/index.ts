export { projectorParts } from './parts.js';
export { type RunningReactors, runningTogether } from './running-reactors.js';
export { type Projector, startProjector } from './start.js';
export { type FollowedReactor, nextEvent, whenFollowed } from './when-followed.js';
