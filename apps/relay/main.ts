import { createLog, loadConfiguration, runProcess } from '#platform';
import { startRelayProcess } from './start.js';

await runProcess(async () => {
  const configuration = loadConfiguration();
  const log = createLog('relay', configuration);
  const relay = await startRelayProcess(configuration, log);
  log.info({}, 'relaying events to Kafka');
  return relay;
});
