import { createLog, processConfiguration, runProcess } from '#platform';
import { startIntakeProcess } from './start.js';

await runProcess(async (startup) => {
  const configuration = processConfiguration();
  const log = createLog('intake', configuration);
  const intake = await startIntakeProcess(configuration, log, startup);
  log.info({}, 'taking signed commands from Kafka');
  return intake;
});
