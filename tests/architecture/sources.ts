import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '#runtime';

export interface Import {
  readonly line: number;
  /** As written. */
  readonly specifier: string;
  /** Repository path for a relative import, else the specifier. */
  readonly target: string;
}

export interface Source {
  /** Path from the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export const root = projectRoot();

/** Every TypeScript file under apps, libs and tests. */
export function projectSources(): readonly Source[] {
  return ['apps', 'libs', 'tests']
    .flatMap((folder) => filesUnder(join(root, folder)))
    .map((file) => sourceOf(relative(root, file), readFileSync(file, 'utf8')));
}

/** Its imports are looked for when they are first asked for. */
export function sourceOf(path: string, text: string): Source {
  let found: readonly Import[] | undefined;
  return {
    path,
    text,
    get imports() {
      found ??= importsIn(path, text);
      return found;
    },
  };
}

const importsIn = (path: string, text: string): readonly Import[] =>
  ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos }) => importOf(path, text, fileName, pos));

/** The library that a file belongs to. */
export const libraryOf = (path: string): string | undefined => /^libs\/([^/]+)\//.exec(path)?.[1];

/** Every folder under apps, libs, seeds, infra, tests and docs, from the repository's root. */
export function projectFolders(): readonly string[] {
  return ['apps', 'libs', 'seeds', 'infra', 'tests', 'docs']
    .flatMap((folder) => foldersUnder(join(root, folder)))
    .map((folder) => relative(root, folder));
}

function importOf(path: string, text: string, specifier: string, pos: number): Import {
  const line = text.slice(0, pos).split('\n').length;
  const target = specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), specifier)) : specifier;
  return { line, specifier, target };
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function foldersUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}
