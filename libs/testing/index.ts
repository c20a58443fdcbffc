export { testConfiguration } from './configuration.js';
export { specification } from './decider.js';
export { testDatabase, type TestDatabase } from './postgres.js';
export { ownKafka, type OwnKafka, testKafka, type TestKafka } from './kafka.js';
export { runs } from './runs.js';
export { fieldsIn, missingFrom } from './fields.js';
export { storedEvent } from './stored-event.js';
export { until } from './until.js';
