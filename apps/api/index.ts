export { type ApiOptions, createApi } from './create-api.js';
export type { Projected } from './queries/projected.js';
export { drainApi, serveApi } from './serve.js';
export { type ApiProcess, startApi } from './start.js';
