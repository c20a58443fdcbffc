import { createLog, processConfiguration, runProcess } from '#platform';
import { startProjector } from './start.js';

await runProcess(async (end) => {
  const configuration = processConfiguration();
  const log = createLog('projector', configuration);
  const projector = await startProjector(configuration, log, end);
  log.info({}, 'following the events');
  return projector;
});
