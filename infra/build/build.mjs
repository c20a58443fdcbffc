// `npm run build`: everything that runs from the sources, built anew. `npm run build -- trials` builds what benchmarks and trials run.
import { build, builds } from './compile.mjs';
import { languageOf, LauncherError, sentenceOf } from './refusals.mjs';

const args = process.argv.slice(2);
const names = Object.keys(builds).filter((name) => args.includes(name));

try {
  await build(names.length > 0 ? names : ['product'], { always: true });
} catch (error) {
  if (!(error instanceof LauncherError)) throw error;
  process.stderr.write(`${sentenceOf(error, languageOf(args, process.env))}\n`);
  process.exit(1);
}
