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
  import: async () => (await import('./import.js')).importBench,
};

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(benches, name));
  if (names.length === 0 || unknown.length > 0) {
    process.stderr.write(`usage: npm run bench -- NAME …\nbenchmarks: ${Object.keys(benches).join(', ')}\n`);
    process.exitCode = 2;
    return;
  }
  for (const name of names) {
    const bench = await benches[name]!();
    const result = await bench((progress) => process.stderr.write(`${name}: ${progress}\n`));
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
}

await main(process.argv.slice(2));
