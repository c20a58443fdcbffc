// Reads the demo's JSON object and its report, and ends non-zero when the year was not played, or not printed, as the files beside its scenario
// expect. The pages of the project show figures and lines of these files: `npm run readme-demo` writes all of them anew.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const demo = read(process.argv[2]);
const expected = read(join(import.meta.dirname, '../seeds/scenarios/tongzhou-2023.expected.json'));

const reported = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('  用时 '));
const printed = reported(process.argv[3]);
const lines = reported(join(import.meta.dirname, '../seeds/scenarios/tongzhou-2023.report.txt'));
const differs = lines.findIndex((line, at) => line !== printed[at]);
const anew = '(when this is meant: npm run readme-demo)';

const { above, below } = expected.onTimeShare;
const rungs = Object.entries(demo.escalationsByRung);
const problems = [
  demo.tasks === expected.tasks || `expected ${expected.tasks} tasks, found ${demo.tasks}`,
  demo.events === expected.events || `expected ${expected.events} events, found ${demo.events} ${anew}`,
  demo.commands === expected.commands || `expected ${expected.commands} commands, found ${demo.commands} ${anew}`,
  (differs < 0 && lines.length === printed.length) ||
    `expected line ${differs + 1} of the report to be "${lines[differs]}", found "${printed[differs]}" ${anew}`,
  isDeepStrictEqual(demo.refusals, expected.refusals) ||
    `expected the refusals ${JSON.stringify(expected.refusals)}, found ${JSON.stringify(demo.refusals)}`,
  (demo.onTimeShare > above && demo.onTimeShare < below) ||
    `expected a share on time between ${above} and ${below}, found ${demo.onTimeShare}`,
  demo.rebuildEqualsLive === true || 'rebuilt read models differ from the live ones',
  demo.seconds < 60 || `expected the year in under 60 s, took ${demo.seconds} s`,
  rungs.length > 0 || 'the policy has no rungs',
  ...rungs.map(([rung, count]) => count > 0 || `rung ${rung} was never used`),
].filter((problem) => problem !== true);

console.log(JSON.stringify(demo));
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
