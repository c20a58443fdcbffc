import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { parse } from 'yaml';
import { projectRoot } from '#runtime';
import { cliProgram } from '../../../apps/cli/program.js';
import { clusterOptions } from '../../../apps/standalone/cluster/options.js';
import { demoOptions } from '../../../apps/standalone/demo/options.js';
import { askedOf } from '../../performance/compare/asked.js';
import { chaosOptions } from '../../resilience/chaos/options.js';
import type { DocumentedCommand } from './collect.js';

const root = projectRoot();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What is wrong with a documented command; undefined when it can be run as it is printed. */
export function wrongWith({ words, said }: DocumentedCommand): string | undefined {
  const [program, ...args] = words;
  const judge = Object.hasOwn(programs, program!) ? programs[program!] : undefined;
  const wrong = judge === undefined ? `nobody knows the program ${program}` : judge(args);
  return wrong === undefined ? undefined : `${said}: ${wrong}`;
}

type Judge = (args: readonly string[]) => string | undefined;

/** Programs of the machine, whose own options are not ours to know. */
const ofTheMachine: Judge = () => undefined;

/** The same, where files of the project are named. `.env` is made by a command of the page. */
const onFiles: Judge = (args) => {
  const gone = args.filter((path) => /^(infra|docs|seeds|apps|libs|tests)\/[\w./@-]+$/.test(path) && !isThere(path));
  return gone.length === 0 ? undefined : `names ${gone.join(', ')}, which is not there`;
};

const isThere = (path: string): boolean => existsSync(join(root, path)) || path === 'infra/docker/.env';

const programs: Readonly<Record<string, Judge>> = {
  npm: (args) => npm(args),
  npx: ([command, ...args]) => (command === 'zhezi' ? zhezi(args) : `npx ${command} is not what the project installs`),
  zhezi: (args) => zhezi(args),
  'zhezi-here': (args) => zhezi(args),
  docker: (args) => docker(args),
  'in-kafka': ([file]) => (file?.startsWith('/opt/kafka/bin/') ? undefined : `${file} is no tool of the image`),
  '.ci/run': (args) => (args.length === 0 && isThere('.ci/run') ? undefined : 'there is no such script'),
  node: ([file]) =>
    file === '-e' ? undefined : 'runs with the machine’s Node, whatever that is: give an npm script or npx zhezi',
  cd: ofTheMachine,
  cp: onFiles,
  cat: onFiles,
  chmod: onFiles,
  chown: onFiles,
  curl: ofTheMachine,
  date: ofTheMachine,
  df: ofTheMachine,
  du: ofTheMachine,
  echo: ofTheMachine,
  editor: ofTheMachine,
  export: ofTheMachine,
  get: ofTheMachine,
  git: ofTheMachine,
  install: onFiles,
  journalctl: ofTheMachine,
  mkdir: ofTheMachine,
  mv: ofTheMachine,
  openssl: ofTheMachine,
  rm: ofTheMachine,
  sed: onFiles,
  systemctl: ofTheMachine,
  tee: ofTheMachine,
  useradd: ofTheMachine,
};

const scripts = (JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }).scripts;
const ofNpmItself: readonly string[] = ['ci', 'install', 'link'];
const shorthands: readonly string[] = ['start', 'test'];

/** The npm script of a command, whatever its options. */
export function scriptOf({ words }: Pick<DocumentedCommand, 'words'>): string | undefined {
  const [program, verb, ...rest] = words.filter((word) => word !== '-s');
  if (program !== 'npm') return undefined;
  return verb === 'run' ? rest[0] : shorthands.find((one) => one === verb);
}

function npm(args: readonly string[]): string | undefined {
  const words = ['npm', ...args.filter((word) => word !== '-s')];
  if (ofNpmItself.includes(words[1]!)) return undefined;
  const script = scriptOf({ words });
  if (script === undefined) return `npm has no ${words[1]}`;
  if (!Object.hasOwn(scripts, script)) return `there is no script ${script}`;
  const others = words.slice(words.indexOf(script) + 1);
  if (others.length > 0 && others[0] !== '--') return 'options of a script stand behind --';
  const given = others.slice(1);
  return script === 'zhezi' ? zhezi(given) : optionsOf[script]?.(given);
}

/** What a script does with its options is asked of the script's own reading of them. */
const optionsOf: Readonly<Record<string, Judge>> = {
  demo: (args) => refusal(() => demoOptions(args)),
  'cluster:local': (args) => refusal(() => clusterOptions(args)),
  chaos: (args) => refusal(() => chaosOptions(args, 1)),
  bench: (args) => bench(args.map((word) => word.replaceAll(/^\[|\]$/g, ''))),
  'kafka:local': (args) => knownIn('infra/kafka/start.mjs', args),
  'example-report': (args) => knownIn('infra/kafka/example-options.mjs', args),
};

function refusal(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function bench(args: readonly string[]): string | undefined {
  const known = [...read('tests/performance/bench.ts').matchAll(/^ {2}'?([\w-]+)'?: async \(\) =>/gm)].map(
    ([, name]) => name!,
  );
  if (args[0] === 'compare')
    return askedOf(
      args.slice(1).map((word) => (word === 'N' ? '7' : word)),
      known,
    )
      ? undefined
      : 'compare does not take this';
  const unknown = args.filter((word) => ![...known, 'all', '--strict', '--write'].includes(word));
  return unknown.length === 0 ? undefined : `bench does not take ${unknown.join(' ')}`;
}

const knownIn = (file: string, args: readonly string[]): string | undefined => {
  const text = read(file);
  const unknown = args.filter(
    (word) => word.startsWith('--') && !new RegExp(`^ +${word.slice(2)}: ?[{t]|^ +${word.slice(2)},`, 'm').test(text),
  );
  return unknown.length === 0 ? undefined : `${file} does not take ${unknown.join(' ')}`;
};

/** What is asked of zhezi, however it is called; undefined when it is not, or only for help. */
export function zheziOf(
  words: readonly string[],
): { readonly command: string; readonly args: readonly string[] } | undefined {
  const args = argsOfZhezi(words.filter((word) => word !== '-s'));
  const command = args?.find((word, place) => !word.startsWith('-') && args[place - 1] !== '--lang');
  return command === undefined ? undefined : { command, args: args! };
}

function argsOfZhezi(words: readonly string[]): readonly string[] | undefined {
  const [program, verb, ...rest] = words;
  if (program === 'zhezi' || program === 'zhezi-here') return words.slice(1);
  if (program === 'npx' && verb === 'zhezi') return rest;
  if (program === 'npm' && verb === 'run' && rest[0] === 'zhezi') return rest.slice(2);
  const at = program === 'docker' ? words.indexOf('exec') : -1;
  return at >= 0 && words[at + 2] === 'zhezi' ? words.slice(at + 3) : undefined;
}

/** The command line as the program itself understands it; nothing is carried out. */
function zhezi(args: readonly string[]): string | undefined {
  const words = args.map((word) => word.replaceAll(/^\[|\]$/g, ''));
  if (words.length === 0) return undefined;
  let chosen = false;
  const surroundings = { env: {}, out: () => undefined, err: () => undefined, screen: null, width: 80, folder: root };
  try {
    cliProgram('en', surroundings, () => (chosen = true)).parse(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? undefined : error.message;
  }
  return chosen ? undefined : 'names no command of zhezi';
}

function docker([verb, ...args]: readonly string[]): string | undefined {
  if (verb !== 'compose') return `docker ${verb} is not what the project is made for`;
  const files = args.filter((_, place) => args[place - 1] === '-f');
  const gone = onFiles(args.filter((word) => !word.startsWith('-')));
  if (gone !== undefined) return gone;
  const services = Object.keys(
    (parse(read(files[0] ?? 'docker-compose.yml'), { merge: true }) as { services: object }).services,
  );
  const at = args.indexOf('exec');
  const scaled = args.filter((_, place) => args[place - 1] === '--scale').map((word) => word.split('=')[0]!);
  const named = [...scaled, ...(at < 0 ? [] : [args[at + 1]!])];
  const unknown = named.filter((name) => !services.includes(name));
  if (unknown.length > 0) return `there is no service ${unknown.join(', ')}`;
  return at >= 0 && args[at + 2] === 'zhezi' ? zhezi(args.slice(at + 3)) : undefined;
}
