// Reads the demo's JSON object and ends non-zero when the year was not played as the file beside its scenario expects.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const demo = read(process.argv[2]);
const expected = read(join(import.meta.dirname, '../seeds/scenarios/tongzhou-2023.expected.json'));

const { above, below } = expected.onTimeShare;
const rungs = Object.entries(demo.escalationsByRung);
const problems = [
  demo.tasks === expected.tasks || `expected ${expected.tasks} tasks, found ${demo.tasks}`,
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
