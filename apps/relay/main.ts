import { createLog, processConfiguration, runProcess } from '#platform';
import { startRelayProcess } from './start.js';

await runProcess(async (startup) => {
  const configuration = processConfiguration();
  const log = createLog('relay', configuration);
  const relay = await startRelayProcess(configuration, log, startup);
  log.info({}, 'relaying events to Kafka');
  return relay;
});
