// Reads the demo's JSON object and ends non-zero when the year was not played as promised.
import { readFileSync } from 'node:fs';

const demo = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const rungs = [
  'Sign-1',
  'Sign-2',
  'Sign-3',
  'Rep-0',
  'Rep-1',
  'Rep-2',
  'L0a',
  'L0b',
  'L0c',
  'L1',
  'L2',
  'L3',
  'L4',
  'L5',
];
const problems = [
  demo.tasks === 138 || `expected 138 tasks, found ${demo.tasks}`,
  demo.rebuildEqualsLive === true || 'rebuilt read models differ from the live ones',
  demo.seconds < 60 || `expected the year in under 60 s, took ${demo.seconds} s`,
  ...rungs.map((rung) => demo.escalationsByRung[rung] > 0 || `rung ${rung} was never used`),
].filter((problem) => problem !== true);

console.log(JSON.stringify(demo));
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
