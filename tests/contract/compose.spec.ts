import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { environmentVariables, loadConfiguration } from '#platform';
import { projectRoot } from '#runtime';

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
  readonly healthcheck?: object;
  readonly stop_grace_period?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: object;
  readonly volumes: object;
}

const root = projectRoot();
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');
const text = read('docker-compose.yml');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const apps = services.filter(([, { build }]) => build !== undefined);
const dockerfile = read('infra', 'docker', 'Dockerfile');
const example = read('infra', 'docker', '.env.example');

/** Apps that run until they are stopped, one service each; standalone is all of them in one, cli ends by itself. */
const processes = readdirSync(join(root, 'apps')).filter(
  (app) => !['cli', 'standalone'].includes(app) && existsSync(join(root, 'apps', app, 'main.ts')),
);

/** Replaces variables as Compose does: by the value in the example file, else by the text after `:-`. */
const filledIn = (value: string): string =>
  value.replace(/\$\{(\w+)(?::[-?]([^}]*))?\}/g, (_, name: string, otherwise = '') =>
    name === 'POSTGRES_PASSWORD' ? 'secret' : (otherwise as string),
  );

describe('docker-compose.yml', () => {
  it('docker-compose.yml has only fields that Compose knows, and every field that we want of each service', () => {
    const validate = new Ajv({ allErrors: true }).compile(JSON.parse(read('tests', 'contract', 'compose-schema.json')));
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('docker-compose.yml pins every image to a version', () => {
    const images = [
      ...services.map(([, { image }]) => image),
      ...[...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image!),
    ];
    expect(images.filter((image) => !/^[\w./-]+:v?\d+\.\d+[\w.-]*$/.test(image))).toEqual([]);
  });

  it('docker-compose.yml runs the Node and the Kafka that the project is tested with', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
    for (const [, image] of dockerfile.matchAll(/^FROM (\S+)/gm)) expect(image).toContain(`:${devDependencies.node}-`);
    expect(read('infra', 'kafka', 'jars.lock.json')).toContain(
      `kafka-clients-${compose.services.kafka!.image.split(':')[1]}.jar`,
    );
  });

  it('docker-compose.yml has and runs each app that is a process', () => {
    expect(processes.length).toBeGreaterThanOrEqual(4);
    expect(apps.map(([name]) => name)).toEqual(expect.arrayContaining(processes));
    for (const [name, { command }] of apps) expect(command).toEqual([`dist/apps/${name}/main.js`]);
  });

  it('docker-compose.yml builds from files that exist and that .dockerignore does not exclude', () => {
    const kept = read('.dockerignore').split('\n');
    for (const [, { build }] of apps) expect(existsSync(join(root, build!.context, build!.dockerfile))).toBe(true);
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from]) => from!.split(' '));
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) {
      expect({ path, exists: existsSync(join(root, path)) }).toEqual({ path, exists: true });
      expect(kept).toContain(`!${path}`);
    }
    const compiled = /^swc (.+?) -/.exec(JSON.parse(read('package.json')).scripts.build)![1]!.split(' ');
    expect(copied).toEqual(expect.arrayContaining(compiled));
    const mounted = services.flatMap(([, { volumes = [] }]) => volumes.filter((volume) => volume.startsWith('./')));
    for (const volume of mounted) expect(existsSync(join(root, volume.split(':')[0]!))).toBe(true);
  });

  it('docker-compose.yml uses no variable that the configuration does not know, and a configuration that is valid', () => {
    const known = environmentVariables.map(({ name }) => name);
    const used = text.match(/\b(ZHEZI|OTEL)_[A-Z_]+\b/g)!;
    expect(used.filter((name) => !known.includes(name))).toEqual([]);
    for (const [, { environment = {} }] of apps) {
      const env = Object.entries(environment).map(([name, value]) => [name, filledIn(value)] as const);
      const configuration = loadConfiguration(Object.fromEntries(env));
      expect(configuration).toMatchObject({ metrics: { host: '0.0.0.0', port: 9464 } });
      expect(configuration.readDatabaseUrl).toContain('@postgres:5432/zhezi');
    }
  });

  it('docker-compose.yml gives each process longer to end than the process gives itself', () => {
    for (const [, { environment, stop_grace_period: grace }] of apps)
      expect(Number.parseInt(grace!, 10)).toBeGreaterThan(Number(environment!.ZHEZI_STOP_SECONDS));
  });

  it('docker-compose.yml keeps passwords in a file of their own, and the example file names each of them', () => {
    const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name!);
    for (const name of asked) expect(example).toMatch(new RegExp(`^${name}=`, 'm'));
    expect(example.match(/PASSWORD=.+/)).toBeNull();
    for (const [, { environment = {} }] of services)
      for (const [name, value] of Object.entries(environment))
        if (/PASSWORD|SECRET|TOKEN/.test(name)) expect(value).toMatch(/^\$\{\w+:[?-][^}]*\}$/);
    expect(read('.gitignore').split('\n')).toContain('infra/docker/.env');
  });

  it('docker-compose.yml waits for health checks, and every service has one', () => {
    const isChecked = (name: string): boolean => {
      const { build, healthcheck } = compose.services[name]!;
      return healthcheck !== undefined || (build !== undefined && /^HEALTHCHECK .*ready\.mjs/m.test(dockerfile));
    };
    for (const [name, { depends_on: needs = {} }] of services)
      expect([name, ...Object.keys(needs)].filter((one) => !isChecked(one))).toEqual([]);
    for (const [, { depends_on: needs = {} }] of apps)
      expect(Object.keys(needs)).toEqual(expect.arrayContaining(['kurrentdb', 'postgres']));
  });

  it('docker-compose.yml publishes no port twice, and none to other machines', () => {
    const published = services.flatMap(([, { ports = [] }]) => ports.map((port) => port.split(':')));
    expect(published.every(([host]) => host === '127.0.0.1')).toBe(true);
    const numbers = published.flatMap(([, range]) => {
      const [first, last = first] = range!.split('-').map(Number) as [number, number?];
      return Array.from({ length: last! - first + 1 }, (_, n) => first + n);
    });
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('docker-compose.yml uses only networks and volumes that it declares', () => {
    for (const [, { networks, volumes = [] }] of services) {
      for (const network of networks) expect(compose.networks).toHaveProperty(network);
      for (const volume of volumes.filter((one) => !one.startsWith('./')))
        expect(compose.volumes).toHaveProperty(volume.split(':')[0]!);
    }
  });

  it('docker-compose.yml lets no app run as root or write to its own files', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    for (const [, { read_only: readOnly }] of apps) expect(readOnly).toBe(true);
  });
});

describe('docs/configuration.md', () => {
  const documented = read('docs', 'configuration.md').split('\n');

  it.each(environmentVariables)('docs/configuration.md describes $name as the configuration does', (variable) => {
    const given = variable.default?.replace(`${root}/`, '');
    const row = `| \`${variable.name}\` | ${given === undefined ? '' : `\`${given}\``} | ${variable.description} |`;
    expect(documented).toContain(row);
  });
});
