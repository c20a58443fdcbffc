import { writeFile } from 'node:fs/promises';
import { runProcess, type Startup } from '#platform';
import { demoOptions, type DemoOptions } from './options.js';
import { paintFor, plain } from './print/paint.js';
import { progressOn } from './print/progress.js';
import { demoReport } from './print/report.js';
import { wordsIn } from './print/words.js';
import { type PlayedDemo, stageDemo } from './product/stage-demo.js';
import { unusedRungs } from './summary/summary.js';

const scenario = 'tongzhou-2023';

/**
 * `npm run demo`: plays the year, prints it, and serves it until a signal comes; with `--exit` it ends instead, with
 * code 1 when a rebuilt read model differs or a rung of the ladder was never used.
 */
export async function runDemo(args: readonly string[]): Promise<void> {
  await runProcess(async (startup) => {
    const options = demoOptions(args);
    if (options.language === 'en') process.env['ZHEZI_LANG'] ??= 'en';
    const demo = await played(options, startup);
    process.stdout.write(await output(demo, options));
    if (options.exit) await endWith(demo);
    return demo;
  });
}

async function played({ exit, language }: DemoOptions, startup: Startup): Promise<PlayedDemo> {
  const { labels } = wordsIn(language);
  const progress = progressOn(process.stderr, `{bar} {percentage}%  {day}  {events} ${labels.bar}`);
  try {
    return await stageDemo({ scenario, http: !exit, onDay: progress.day, startup });
  } finally {
    progress.end();
  }
}

async function output(demo: PlayedDemo, { json, language, report }: DemoOptions): Promise<string> {
  const words = wordsIn(language);
  if (report !== null) await writeFile(report, `${await demoReport(demo, { words, paint: plain }, language)}\n`);
  if (json) return `${JSON.stringify(demo.summary)}\n`;
  return `${await demoReport(demo, { words, paint: paintFor(process.stdout) }, language)}\n`;
}

/** Ends the process once everything printed has left it. */
async function endWith(demo: PlayedDemo): Promise<never> {
  await demo.stop();
  const { summary } = demo;
  const good = summary.rebuildEqualsLive && unusedRungs(summary).length === 0;
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit(good ? 0 : 1);
}
