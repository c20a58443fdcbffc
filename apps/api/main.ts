import { createLog, processConfiguration, runProcess } from '#platform';
import { startApi } from './start.js';

await runProcess(async (startup) => {
  const configuration = processConfiguration();
  const log = createLog('api', configuration);
  const api = await startApi(configuration, log, startup);
  log.info({ address: api.address }, 'serving');
  return api;
});
