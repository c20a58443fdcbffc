import { createLog, processConfiguration, runProcess } from '#platform';
import { startStandalone } from './start.js';
import { welcome } from './welcome.js';

await runProcess(async (startup) => {
  const configuration = processConfiguration();
  const log = createLog('standalone', configuration);
  const standalone = await startStandalone({ configuration, log, startup });
  process.stdout.write(welcome(standalone, configuration));
  return standalone;
});
