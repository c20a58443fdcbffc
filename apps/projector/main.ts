import { createLog, processConfiguration, runProcess } from '#platform';
import { startProjector } from './start.js';

await runProcess(async (startup) => {
  const configuration = processConfiguration();
  const log = createLog('projector', configuration);
  const projector = await startProjector(configuration, log, startup);
  log.info({}, 'following the events');
  return projector;
});
