import { createLog, processConfiguration, runProcess } from '#platform';
import { startRelayProcess } from './start.js';

await runProcess(async (end) => {
  const configuration = processConfiguration();
  const log = createLog('relay', configuration);
  const relay = await startRelayProcess(configuration, log, end);
  log.info({}, 'relaying events to Kafka');
  return relay;
});
