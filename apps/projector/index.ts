export { projectorParts } from './parts.js';
export { type Projector, startProjector } from './start.js';
