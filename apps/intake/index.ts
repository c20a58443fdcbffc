export { type IntakeProcess, startIntakeProcess } from './start.js';
