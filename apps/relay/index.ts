export { type RelayProcess, startRelayProcess } from './start.js';
export { type RelayStatus } from './relay.js';
