import { type Configuration, loadConfiguration } from '#platform';

/**
 * What a spec starts a process with: the directory of Tongzhou, any free port, and no log. A process that is given no directory refuses
 * to start on an empty store.
 */
export const testConfiguration = (env: NodeJS.ProcessEnv): Configuration =>
  loadConfiguration({ ZHEZI_DIRECTORY: 'tongzhou', ZHEZI_HTTP_PORT: '0', ZHEZI_LOG_LEVEL: 'silent', ...env });
