// Whether a build is that of the present sources. Size and time of every source answer at once; where they differ, the content decides,
// because a copy of a checkout has other times and the same sources.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is compiled together, from where, and which folders of `dist` it makes. */
export const builds = {
  product: { sources: ['apps', 'libs'], makes: ['apps', 'libs'] },
  trials: {
    sources: ['tests/performance', 'tests/resilience', 'tests/fixtures', 'tests/acceptance/caller.ts'],
    makes: ['tests'],
  },
};

/** What is not compiled: specs and what only they use. */
export const leftOut = '**/*.spec.ts,**/*-suite.ts,**/spec/**';
const isLeftOut = (path) => /\.spec\.ts$|-suite\.ts$|[/\\]spec[/\\]/.test(path);

/** What says how to compile. */
const settings = ['package.json', '.swcrc', 'infra/build/freshness.mjs'];

export const hasSources = (root) => builds.product.sources.every((folder) => existsSync(join(root, folder)));

export const isBuilt = (root, build) => builds[build].makes.every((folder) => existsSync(join(root, 'dist', folder)));

const markerOf = (root, build) => join(root, 'dist', `.${build}.json`);

function sourcesOf(root, build) {
  const found = builds[build].sources.flatMap((source) =>
    source.endsWith('.ts') ? [source] : below(root, source).map((name) => join(source, name)),
  );
  return [...settings, ...found.toSorted()];
}

const below = (root, folder) =>
  readdirSync(join(root, folder), { recursive: true }).filter((name) => name.endsWith('.ts') && !isLeftOut(name));

const hashOf = (pieces) => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece).update('\0');
  return hash.digest('hex');
};

const looks = (root, paths) =>
  hashOf(
    paths.map((path) => {
      const { size, mtimeMs } = statSync(join(root, path));
      return `${path} ${size} ${mtimeMs}`;
    }),
  );

const content = (root, paths) => hashOf(paths.flatMap((path) => [path, readFileSync(join(root, path))]));

/** The present sources, to be kept with the build that is made of them. */
export function sourcesNow(root, build) {
  const paths = sourcesOf(root, build);
  return { looks: looks(root, paths), content: content(root, paths) };
}

export function isFresh(root, build) {
  const kept = readMarker(root, build);
  if (kept === undefined || !isBuilt(root, build)) return false;
  const paths = sourcesOf(root, build);
  if (kept.looks === looks(root, paths)) return true;
  return kept.content === content(root, paths);
}

function readMarker(root, build) {
  try {
    return JSON.parse(readFileSync(markerOf(root, build), 'utf8'));
  } catch {
    return undefined;
  }
}

export function writeMarker(root, build, sources) {
  const draft = `${markerOf(root, build)}.draft`;
  writeFileSync(draft, JSON.stringify(sources));
  renameSync(draft, markerOf(root, build));
}

export { markerOf };
