import { createLog, processConfiguration, runProcess } from '#platform';
import { startEscalatorProcess } from './start.js';

await runProcess(async (end) => {
  const configuration = processConfiguration();
  const log = createLog('escalator', configuration);
  const escalator = await startEscalatorProcess(configuration, log, end);
  log.info({}, 'watching the clocks');
  return escalator;
});
