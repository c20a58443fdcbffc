export { createEscalator, type EscalatorOptions } from './create-escalator.js';
export { type EscalatorProcess, startEscalatorProcess } from './start.js';
