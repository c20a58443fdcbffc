import { readFile, writeFile } from 'node:fs/promises';
import { compare } from './compare/compare.js';
import { performanceReport } from './report.js';
import { performancePlot } from './plot.js';
import { summaryTable } from './summary.js';

/** What a benchmark prints: one JSON line with its figures, the goals it is held to and whether it met them. */
export interface BenchResult {
  readonly bench: string;
  readonly goals: Readonly<Record<string, number>>;
  readonly met: boolean;
  readonly [figure: string]: unknown;
}

export type Bench = (say: (progress: string) => void) => Promise<BenchResult>;

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  append: async () => (await import('./append.js')).appendBench,
  commands: async () => (await import('./commands.js')).commandsBench,
  projection: async () => (await import('./projection.js')).projectionBench,
  lag: async () => (await import('./lag.js')).lagBench,
  clocks: async () => (await import('./clocks.js')).clocksBench,
  api: async () => (await import('./api.js')).apiBench,
  import: async () => (await import('./import.js')).importBench,
};

const usage = `usage: npm run bench -- NAME … | all [--strict] [--write FILE.md]
  --strict       exit code 1 when a goal is missed
  --write FILE   put the figures into FILE and its plot beside it
       npm run bench -- compare COMMIT NAME …
  runs the benchmarks of COMMIT and of HEAD in turns and says which figures are slower
benchmarks: ${Object.keys(benches).join(', ')}
`;

async function main(given: readonly string[]): Promise<number> {
  if (given[0] === 'compare') return compare(given.slice(1), Object.keys(benches));
  const isStrict = given.includes('--strict');
  const at = given.indexOf('--write');
  const file = at < 0 ? undefined : given[at + 1];
  const asked = given.filter((word, place) => word !== '--strict' && (at < 0 || (place !== at && place !== at + 1)));
  const names = asked.includes('all') ? Object.keys(benches) : asked;
  const isWrong = names.length === 0 || (at >= 0 && file === undefined);
  if (isWrong || names.some((name) => !Object.hasOwn(benches, name))) {
    process.stderr.write(usage);
    return 2;
  }
  const results: BenchResult[] = [];
  for (const name of names) results.push(await run(name));
  process.stderr.write(`\n${summaryTable(results)}\n`);
  if (file !== undefined) await write(file, results);
  return isStrict && results.some(({ met }) => !met) ? 1 : 0;
}

async function run(name: string): Promise<BenchResult> {
  const bench = await benches[name]!();
  const begun = performance.now();
  const result = await bench((progress) => process.stderr.write(`${name}: ${progress}\n`));
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.stderr.write(`${name}: ${Math.round((performance.now() - begun) / 1_000)} s\n`);
  return result;
}

async function write(file: string, results: readonly BenchResult[]): Promise<void> {
  await writeFile(file, performanceReport(await readFile(file, 'utf8'), results));
  await writeFile(file.replace(/\.md$/, '.svg'), performancePlot(results));
}

process.exitCode = await main(process.argv.slice(2));
