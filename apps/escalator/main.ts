import { createLog, loadConfiguration, runProcess } from '#platform';
import { startEscalatorProcess } from './start.js';

await runProcess(async (end) => {
  const configuration = loadConfiguration();
  const log = createLog('escalator', configuration);
  const escalator = await startEscalatorProcess(configuration, log, end);
  log.info({}, 'watching the clocks');
  return escalator;
});
