// Runs the build only when a source is newer than the last one: a command that is called often should not compile each
// time, nor rewrite files that another process may be loading.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const marker = join('dist', '.built');
const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const sources = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name)),
);

const started = new Date();
const newest = Math.max(...['package.json', '.swcrc', ...sources].map(modified));
if (newest >= modified(marker)) {
  execFileSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 2, 2] });
  writeFileSync(marker, '');
  utimesSync(marker, started, started);
}
