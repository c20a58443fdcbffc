import { createLog, loadConfiguration, runProcess } from '#platform';
import { startIntakeProcess } from './start.js';

await runProcess(async () => {
  const configuration = loadConfiguration();
  const log = createLog('intake', configuration);
  const intake = await startIntakeProcess(configuration, log);
  log.info({}, 'taking orders from Kafka');
  return intake;
});
