export { specification } from './decider.js';
export { testDatabase, type TestDatabase } from './postgres.js';
