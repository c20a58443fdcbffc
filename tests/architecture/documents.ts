import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './sources.js';

export interface Document {
  /** Path from the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every page of documentation: at the root, under docs, and the READMEs of apps, libs, infra and tests. */
export function projectDocuments(): readonly Document[] {
  const below = ['apps', 'libs', 'infra', 'tests', 'docs', 'seeds'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return [...readdirSync(root), ...below]
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
  .scripts;

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, first]) => first!);

const isThere = (from: string, path: string): boolean => existsSync(join(root, from, decodeURIComponent(path)));

/** Links to files that are not there. Addresses and places in the page itself are left alone. */
export const brokenLinks = ({ path, text }: Document): string[] =>
  found(text, /\]\(([^)\s]+)\)/g)
    .filter((link) => !/^([a-z]+:|#)/.test(link))
    .filter((link) => !isThere(dirname(path), link.split('#')[0]!))
    .map((link) => `${path} links to ${link}`);

/** Files and folders of the repository that a page names by their whole path, and that are not there. */
export const missingPaths = ({ path, text }: Document): string[] =>
  found(text, /`((?:apps|libs|infra|docs|seeds|tests)\/[\w./-]+)`/g)
    .filter((named) => !isThere('', named))
    .map((named) => `${path} names ${named}`);

/** The folders that a page lists in its row of `parent`: `| \`libs/\` | [tasks](…), kernel (…), … |`, after a colon if there is one. */
export const listedFolders = ({ text }: Pick<Document, 'text'>, parent: string): string[] =>
  (found(text, new RegExp(`^\\| \`${parent}/\` \\| (.*) \\|$`, 'gm'))[0] ?? '')
    .replaceAll(/\]\([^)]*\)|（[^）]*）|\([^)]*\)|\[/g, '')
    .replace(/^[^:：]*[:：]/, '')
    .split(/[,;、；]/)
    .map((name) => name.trim())
    .toSorted();

/** Commands of a page that package.json does not have. */
export const unknownScripts = ({ path, text }: Document): string[] =>
  found(text, /npm run (?:-s )?([\w:-]+)/g)
    .filter((script) => !(script in scripts))
    .map((script) => `${path} says npm run ${script}`);
