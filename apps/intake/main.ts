import { createLog, processConfiguration, runProcess } from '#platform';
import { startIntakeProcess } from './start.js';

await runProcess(async (end) => {
  const configuration = processConfiguration();
  const log = createLog('intake', configuration);
  const intake = await startIntakeProcess(configuration, log, end);
  log.info({}, 'taking signed commands from Kafka');
  return intake;
});
