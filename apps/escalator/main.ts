import { createLog, processConfiguration, runProcess } from '#platform';
import { startEscalatorProcess } from './start.js';

await runProcess(async (startup) => {
  const configuration = processConfiguration();
  const log = createLog('escalator', configuration);
  const escalator = await startEscalatorProcess(configuration, log, startup);
  log.info({}, 'watching the clocks');
  return escalator;
});
