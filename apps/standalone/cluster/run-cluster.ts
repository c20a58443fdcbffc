import { runProcess } from '#platform';
import { paintFor } from '../demo/print/paint.js';
import { clusterOptions } from './options.js';
import { playCluster } from './play-cluster.js';
import { clusterReport, servingReport } from './print/report.js';

/**
 * `npm run cluster:local`: plays the demo year on the cluster profile and in one process, compares the boards row by row and
 * prints what it found. The exit code is 1 when a row differs. With `--keep` the cluster goes on until a signal comes.
 */
export async function runCluster(args: readonly string[]): Promise<void> {
  await runProcess(async (startup) => {
    const options = clusterOptions(args);
    const played = await playCluster(options, undefined, startup);
    const { summary } = played;
    const paint = paintFor(process.stdout);
    process.stdout.write(
      options.json ? `${JSON.stringify(summary)}\n` : `${clusterReport(summary, options.language, paint)}\n`,
    );
    if (options.keep) {
      process.stderr.write(`${await servingReport(played, options.language)}\n`);
      return played;
    }
    await played.stop();
    await new Promise((resolve) => process.stdout.write('', resolve));
    process.exit(summary.differences === 0 ? 0 : 1);
  });
}
