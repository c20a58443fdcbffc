import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localAccessTokens } from '#platform';
import { projectRoot } from '#runtime';
import { cliProgram } from '../../apps/cli/program.js';
import { runCli } from '../../apps/cli/run-cli.js';
import { projectDocuments } from '../architecture/documents.js';
import { commandsOf, documentedCommands, wordsOf } from './documented-commands/collect.js';
import { scriptOf, wrongWith, zheziOf } from './documented-commands/judge.js';
import { type RunBy, runByCommand, runByScript } from './documented-commands/run-elsewhere.js';

const root = projectRoot();
const commands = documentedCommands();
const silent = { env: {}, out: () => undefined, err: () => undefined, screen: null, width: 80, folder: root };
const isDefined = <Value>(value: Value | undefined): value is Value => value !== undefined;

describe('the commands of the documentation', () => {
  it('every documented command can be run as it is printed: its program, its script, its options and its files are there', () => {
    expect(commands.length).toBeGreaterThan(100);
    expect(commands.map(wrongWith).filter(isDefined)).toEqual([]);
  });

  it('no page gives a built file to the machine’s Node, in a block or in a sentence', () => {
    const given = projectDocuments()
      .filter(({ path }) => path !== 'CHANGELOG.md')
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\bnode (?:dist|infra|apps)\/\S+/g)].map(([command]) => `${path}: ${command}`),
      );
    expect(given).toEqual([]);
  });

  it('every documented script and command of zhezi is run somewhere, or a person runs it for a reason', () => {
    const scripts = new Set(commands.map(scriptOf).filter(isDefined));
    const ofZhezi = new Set(commands.map(({ words }) => zheziOf(words)?.command).filter(isDefined));
    expect(Object.keys(runByScript).toSorted()).toEqual([...scripts].filter((name) => name !== 'zhezi').toSorted());
    expect(Object.keys(runByCommand).toSorted()).toEqual([...ofZhezi].toSorted());
    expect([runByScript, runByCommand].flatMap((list) => Object.entries(list).flatMap(notRun))).toEqual([]);
  });

  it('every command of zhezi that a sentence of the documentation names is one', () => {
    const known = cliProgram('en', silent, () => undefined).commands.map((command) => command.name());
    const named = projectDocuments()
      .filter(({ path }) => path !== 'CHANGELOG.md')
      .flatMap(({ path, text }) =>
        [...text.matchAll(/`(?:npx |npm run (?:-s )?)?zhezi (?:-- )?([a-z][a-z-]*)/g)].map(([, name]) => ({
          path,
          name: name!,
        })),
      );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ name }) => !known.includes(name))).toEqual([]);
  });

  it('both pages on the service give the same commands', () => {
    const ofPage = (page: string): readonly string[] =>
      commands.filter((one) => one.page === page).map(({ words }) => words.join(' ').replace(/地址/, 'ADDRESS'));
    expect(ofPage('docs/service.zh-CN.md')).toEqual(ofPage('docs/service.md'));
  });
});

function notRun([name, by]: readonly [string, RunBy]): readonly string[] {
  if ('byHand' in by) return by.byHand.length > 10 ? [] : [`${name} has no reason`];
  if ('walkOf' in by)
    return [...named('tests/acceptance/walks/first-days.int.spec.ts', by.walkOf), ...named(`docs/${by.walkOf}`, name)];
  return named(by.in, name);
}

/** Empty where the file is there and names it. */
function named(file: string, name: string): readonly string[] {
  if (!existsSync(join(root, file))) return [`${file} is not there`];
  return readFileSync(join(root, file), 'utf8').includes(name) ? [] : [`${file} does not run ${name}`];
}

describe('the documented commands of zhezi that need no service', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhezi-documented-'));
    await localAccessTokens(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const document = join(root, 'seeds', 'documents', '002_d2e1d2fa9d54708a.txt');
  /** Given by the walks of these pages, in the city of these pages. */
  const walked = /^docs\/first-(plan|report)\b/;
  const cheap = commands
    .filter(({ page }) => !walked.test(page))
    .map(({ words }) => zheziOf(words))
    .filter(isDefined)
    .filter(({ command }) => ['token', 'read', 'unit-key'].includes(command))
    .map(({ args }) =>
      args.filter((word) => !word.startsWith('[')).map((word) => (/^(FILE|文件)$/.test(word) ? document : word)),
    );

  it.each([...new Set(cheap.map((args) => args.join(' ')))].map((line, number) => [line, number] as const))(
    'zhezi does what the documentation says with %s',
    async (line, number) => {
      const said = { out: '', err: '' };
      const args = line.split(' ').map((word) => (word === 'key.json' ? `${number}.json` : word));
      const code = await runCli(args, {
        env: { ZHEZI_DATA: folder, ZHEZI_DIRECTORY: 'tongzhou' },
        out: (text) => (said.out += text),
        err: (text) => (said.err += text),
        screen: null,
        width: 80,
        folder,
      });
      expect({ code, said }).toEqual({ code: 0, said: { out: expect.stringMatching(/./), err: expect.any(String) } });
    },
  );
});

describe('each check of documented commands finds what is wrong', () => {
  it.each([
    ['npm run nothing', 'there is no script nothing'],
    ['npm run demo --exit', 'options of a script stand behind --'],
    ['npm run demo -- --quickly', /quickly/],
    ['npm run bench -- speed', 'bench does not take speed'],
    ['npm run -s example-report -- --unknown x', /does not take --unknown/],
    ['npx zhezi token', /--role/],
    ['zhezi fetch', /unknown command/],
    ['X=1 sudo -u zhezi zhezi doctor --quickly', /--quickly/],
    ['docker compose exec web zhezi token --help', 'there is no service web'],
    ['docker compose -f infra/docker/none.yml up', /none\.yml, which is not there/],
    ['node dist/apps/intake/main.js', /the machine’s Node/],
    ['cp infra/docker/none infra/docker/.env', /infra\/docker\/none, which is not there/],
    ['frobnicate', 'nobody knows the program frobnicate'],
  ])('the check of documented commands finds what is wrong with %s', (line, wrong) => {
    const [command] = commandsOf('page.md', `\`\`\`sh\n${line}   # a comment\n\`\`\`\n`);
    expect(wrongWith(command!)).toMatch(wrong);
  });

  it('the check of documented commands sees every command of a line, also those that another one asks', () => {
    const text =
      '```sh\ncurl "$(npx zhezi token --role officer)" | tee f && cd x   # say && so\nTOKEN=$(zhezi doctor)\nalias z=\'sudo zhezi\'\n```\n';
    expect(commandsOf('page.md', text).map(({ words }) => words.join(' '))).toEqual([
      ...['npx zhezi token --role officer', 'curl PRINTED', 'tee f', 'cd x', 'zhezi doctor', 'zhezi'],
    ]);
    expect(wordsOf('A=1 exec node "a b" > c')).toEqual(['node', 'a b']);
  });
});
