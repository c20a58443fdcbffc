import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findRunning, localAccessTokens } from '#platform';
import { ranIn, shellEnvironment } from '../../resilience/copied-checkout.js';
import { freePort } from '../../resilience/starts/left-over.js';
import { Caller } from '../caller.js';
import { diskOf } from '../disk.js';
import { makeOrigin, type Origin, welcomes } from './origin.js';
import { commandsOf, type WalkCommand } from './page.js';
import { ServiceManager } from './service-manager.js';
import { tableOf } from './table.js';
import { Walk, type WalkedCommand } from './walk.js';

/** A machine as the page knows it, in a folder of its own: `/opt`, `/etc` and `/var` of the page are folders in there. */
interface Machine {
  readonly language: string;
  readonly root: string;
  readonly origin: string;
  readonly ports: { readonly http: number; readonly metrics: number };
  readonly service: ServiceManager;
}

/** What is not given to the shell as printed, and why. */
type Otherwise = { readonly why: string } & (
  | { readonly line: (machine: Machine) => string }
  | { readonly act: (machine: Machine) => Promise<string> }
  | { readonly nobody: true }
);

const systemd = 'systemd does not run where tests do: its part is done on the unit file that the page has installed';
const journal = 'the journal is what the process has printed';
const ofOneself = 'all folders here belong to whoever runs the tests, who need not be root';
const packages =
  'the copy stands on the packages that are installed already; a real installation is what CI begins with';
const kafka = 'it takes Kafka: tests/resilience/kafka-beside.int.spec.ts starts both beside the service';

const done = (work: (machine: Machine) => Promise<unknown>, why = systemd): Otherwise => ({
  why,
  act: async (machine) => {
    await work(machine);
    return '';
  },
});
const printed = (text: (machine: Machine) => string | undefined, why = journal): Otherwise => ({
  why,
  act: async (machine) => text(machine) ?? '',
});
const printedLast = printed(({ service }) => service.journal.at(-1));

/** Every other command of the page is given as printed, without `sudo`, in the machine's folders and on its ports. */
const otherwise: Readonly<Record<string, Otherwise>> = {
  'sudo git clone ADDRESS /opt/zhezi': {
    line: ({ origin }) => `git clone -q ${origin} /opt/zhezi`,
    why: 'the address is that of a repository with the present sources',
  },
  'sudo npm ci': { nobody: true, why: packages },
  'sudo useradd --system --home-dir /var/lib/zhezi --shell /usr/sbin/nologin zhezi': { nobody: true, why: ofOneself },
  'sudo install -D -m 640 -g zhezi infra/systemd/zhezi.env.example /etc/zhezi/zhezi.env': {
    line: () => 'install -D -m 640 infra/systemd/zhezi.env.example /etc/zhezi/zhezi.env',
    why: ofOneself,
  },
  'sudo editor /etc/zhezi/zhezi.env': {
    line: ({ ports: { http, metrics }, language }) =>
      `sed -i 's/PORT=3000/PORT=${http}/; s/PORT=9464/PORT=${metrics}/; s/LANG=zh/LANG=${language}/' /etc/zhezi/zhezi.env`,
    why: 'a person chooses; here it is free ports and the language of the page',
  },
  'sudo install -d -m 700 -o zhezi -g zhezi /var/lib/zhezi': {
    line: () => 'install -d -m 755 /var/lib/zhezi',
    why: `${ofOneself}; a database that root starts is given to the user postgres, who must be able to reach it`,
  },
  'sudo systemctl daemon-reload': { nobody: true, why: systemd },
  'sudo systemctl enable --now zhezi': done(({ service }) => service.start()),
  'sudo systemctl start zhezi': done(({ service }) => service.start()),
  'sudo systemctl stop zhezi': done(({ service }) => service.stop()),
  'sudo systemctl restart zhezi': done(async ({ service }) => {
    await service.stop();
    await service.start();
  }),
  'systemctl status zhezi': done(async ({ service }) => expect(service.isActive).toBe(true)),
  'journalctl -u zhezi -n 20 -o cat': printedLast,
  'journalctl -u zhezi -f': printedLast,
  'journalctl -u zhezi --since today -o cat': printed(({ service }) => service.journal.join('')),
  'journalctl --disk-usage': { nobody: true, why: systemd },
  'sudo systemctl enable --now zhezi@relay zhezi@intake': { nobody: true, why: kafka },
  'journalctl -u zhezi@intake -f': { nobody: true, why: kafka },
};

const fileOf = ({ root }: Machine, ...path: string[]): string => join(root, ...path);

/** As the page waits for it. */
async function whenReady(machine: Machine): Promise<void> {
  const ask = `curl -s --fail-with-body --retry 60 --retry-delay 1 --retry-connrefused http://127.0.0.1:${machine.ports.http}/readyz`;
  expect(await ranIn(machine.root, ask.split(' '))).toMatchObject({ code: 0 });
}

/** What is the case while a command of the page is given; afterwards it is over. */
const circumstances: Readonly<Record<string, (machine: Machine) => Promise<AsyncDisposable | undefined>>> = {
  'journalctl -u zhezi -n 20 -o cat': async (machine) => {
    if (!machine.service.isActive) return undefined; // the second time the service was stopped, and says so
    const settings = fileOf(machine, 'etc', 'zhezi', 'zhezi.env');
    const right = await readFile(settings, 'utf8');
    await machine.service.stop();
    await writeFile(settings, right.replace('ZHEZI_HTTP_PORT', 'ZHEZI_HTPP_PORT'));
    await machine.service.start();
    expect(await machine.service.whenEnded()).toBe(1);
    return {
      async [Symbol.asyncDispose]() {
        await writeFile(settings, right);
        await machine.service.start();
        await whenReady(machine);
      },
    };
  },
  'curl -si http://127.0.0.1:3000/readyz': async (machine) => {
    const data = fileOf(machine, 'var', 'lib', 'zhezi');
    const { eventStoreUrl, address } = (await findRunning(data))!;
    const disk = await diskOf(eventStoreUrl);
    await disk.fill();
    const tokens = await localAccessTokens(data);
    const director = new Caller(address!, await tokens.sign({ account: '周正', role: 'director' }, '1h'));
    const unit = { unitId: 'xin-ju', name: '新局', kind: 'department', aliases: [] };
    expect(await director.post('/v1/units', unit)).toMatchObject({ status: 503, body: { code: 'STORE_FULL' } });
    return {
      async [Symbol.asyncDispose]() {
        await disk.close();
        await whenReady(machine);
      },
    };
  },
};

/** The folders and ports of the machine in the place of those that are printed; nobody is root. */
const elsewhere = ({ root, ports }: Pick<Machine, 'root' | 'ports'>, text: string): string =>
  text
    .replaceAll(/\bsudo (-u zhezi )?/g, '')
    .replaceAll(/(?<![\w.])\/(?=(opt|etc|var)\/)/g, `${root}/`)
    .replaceAll('127.0.0.1:3000', `127.0.0.1:${ports.http}`)
    .replaceAll('127.0.0.1:9464', `127.0.0.1:${ports.metrics}`);

const inEnglish = (text: string): string => text.replace('地址', 'ADDRESS');

async function giveOn(machine: Machine, walk: Walk, command: WalkCommand): Promise<void> {
  const other = otherwise[inEnglish(command.text)];
  const here = (text: string): string => elsewhere(machine, text);
  const given = { ...command, text: here(command.text), shown: command.shown.map(here) };
  if (other === undefined) await walk.give(given);
  else if ('line' in other) await walk.give({ ...given, text: here(other.line(machine)) });
  else if ('act' in other) await walk.leave(given, () => other.act(machine));
}

describe.each([
  ['zh', 'service.zh-CN.md'],
  ['en', 'service.md'],
] as const)('the page on running zhezi as a service (%s)', (language, page) => {
  let machine: Machine;
  let walk: Walk;
  let origin: Origin;
  const closing = new AsyncDisposableStack();

  beforeAll(async () => {
    origin = await makeOrigin();
    closing.defer(() => origin.remove());
    const root = await mkdtemp(join(tmpdir(), 'zhezi-machine-'));
    closing.defer(() => rm(root, { recursive: true, force: true }));
    await chmod(root, 0o755);
    for (const folder of ['opt', 'etc/systemd/system', 'var/lib', 'usr'])
      await mkdir(join(root, folder), { recursive: true });
    const ports = { http: await freePort(), metrics: await freePort() };
    const env = shellEnvironment();
    const unitFile = join(root, 'etc', 'systemd', 'system', 'zhezi.service');
    const here = (text: string): string => elsewhere({ root, ports }, text).replaceAll(`${root}${root}`, root);
    const service = new ServiceManager({ unitFile, here, env });
    closing.defer(() => service.stop());
    machine = { language, root, origin: origin.root, ports, service };
    walk = new Walk({
      folder: root,
      env: {
        ...env,
        ...{ ZHEZI_LANG: language, npm_config_prefix: join(root, 'usr'), npm_config_registry: 'http://127.0.0.1:9' },
        PATH: [join(root, 'usr', 'bin'), env.PATH].join(delimiter),
      },
    });
    closing.defer(() => walk.end());
  });
  /** Without the folder in which the machine lies. */
  const asRead = (one: WalkedCommand): WalkedCommand => ({ ...one, text: one.text.replaceAll(machine.root, '') });

  afterAll(async () => {
    process.stderr.write(tableOf(page, [], walk.commands.slice(1).map(asRead)));
    await closing.disposeAsync();
  });

  it('the page on running zhezi as a service leads by its commands from a clone through a failed start and a full disk to the next version and back', async () => {
    await walk.give({ text: 'shopt -s expand_aliases', shown: [], staysRunning: false }); // as a person's shell does
    for (const command of await commandsOf(page)) {
      if (command.text === 'sudo git pull') await origin.goOn();
      await using circumstance = new AsyncDisposableStack();
      circumstance.use((await circumstances[command.text]?.(machine)) ?? null);
      await giveOn(machine, walk, command);
    }
    const { now, next } = welcomes[language];
    const greeted = machine.service.journal.map((text) =>
      text.includes(next) ? 'next' : text.includes(now) ? 'now' : 'failed',
    );
    expect(greeted).toEqual(['now', 'failed', 'now', 'now', 'next', 'now']);
  }, 240_000);

  it('the page on running zhezi as a service has what is said of each command beside it', () => {
    const said = (text: string): string => walk.commands.find((one) => one.text === elsewhere(machine, text))!.output;
    expect(said('curl -s http://127.0.0.1:3000/healthz')).toContain('"status":"alive"');
    expect(said('curl -s http://127.0.0.1:3000/readyz')).toContain('"status":"ready"');
    expect(said('curl -s http://127.0.0.1:9464/metrics')).toMatch(
      /^process_cpu_seconds_total\{process="standalone"\} /m,
    );
    expect(said('zhezi-here token --role director')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\s*$/);
    const parts = ['server', 'keys', ''].map((part) => fileOf(machine, 'var', 'lib', 'zhezi', part).replace(/\/$/, ''));
    const sizes = said('sudo du -h --max-depth=1 /var/lib/zhezi').trim().split('\n');
    expect(sizes.map((line) => line.split('\t')[1]).toSorted()).toEqual(parts.toSorted());
  });

  it('the log of the service has one JSON object per line with its time in UTC, beside sentences for people, and says how it was ended', () => {
    const lines = machine.service.journal
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('{'));
    expect(lines.length).toBeGreaterThan(50);
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/),
        level: expect.any(Number),
      });
  });
});

describe('the page on running zhezi as a service', () => {
  it('the page on running zhezi as a service gives the same commands in both languages', async () => {
    const texts = async (page: string) => (await commandsOf(page)).map(({ text }) => inEnglish(text));
    expect(await texts('service.zh-CN.md')).toEqual(await texts('service.md'));
  });

  it('the page on running zhezi as a service has every command that its test gives otherwise or in a circumstance', async () => {
    const texts = (await commandsOf('service.md')).map(({ text }) => text);
    const kept = [...Object.keys(otherwise), ...Object.keys(circumstances)];
    expect(kept.filter((text) => !texts.includes(text))).toEqual([]);
  });
});
