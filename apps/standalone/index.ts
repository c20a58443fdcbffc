export { type Standalone, type StandaloneOptions, startStandalone } from './start.js';
