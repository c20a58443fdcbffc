import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { environmentVariables, loadConfiguration } from '#platform';
import { projectRoot } from '#runtime';
import { builds } from '../../infra/build/freshness.mjs';

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

  it('docker-compose.yml names the image of the apps by the version of the project, so that another version is never run for it', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect([...new Set(apps.map(([, { image }]) => image))]).toEqual([`zhezi:${version}`]);
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
    expect(copied).toEqual(expect.arrayContaining([...builds.product.sources]));
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
      for (const volume of volumes.filter((one) => !/^(\.\/|\$)/.test(one)))
        expect(compose.volumes).toHaveProperty(volume.split(':')[0]!);
    }
  });

  it('docker-compose.yml lets no app run as root or write to its own files', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    for (const [, { read_only: readOnly }] of apps) expect(readOnly).toBe(true);
  });

  it('docker-compose.yml gives every app the folder with the files of a city, which is there when nobody names one', () => {
    for (const [, { environment, volumes = [] }] of apps) {
      const mounted = volumes.find((volume) => volume.endsWith(':/city:ro'))!;
      expect(existsSync(join(root, filledIn(mounted).split(':')[0]!))).toBe(true);
      expect(environment).toMatchObject({ ZHEZI_DIRECTORY: '${ZHEZI_DIRECTORY:-}', ZHEZI_POLICY: '${ZHEZI_POLICY:-}' });
    }
  });

  it('docker-compose.yml has no service beside the apps that the page on containers does not name', () => {
    const page = read('infra', 'docker', 'README.md').toLowerCase();
    const others = services.filter(([, { build }]) => build === undefined).map(([name]) => name);
    expect(others.filter((name) => !page.includes(name))).toEqual([]);
  });
});

describe('infra/docker/units-outside.yml', () => {
  const outside = read('infra', 'docker', 'units-outside.yml');
  const added = (parse(outside) as Pick<Compose, 'services'>).services.kafka!;
  const kafka = compose.services.kafka!;
  const settings: Readonly<Record<string, string>> = { ...kafka.environment, ...added.environment };

  it('infra/docker/units-outside.yml makes with docker-compose.yml a file that has only fields that Compose knows', () => {
    const validate = new Ajv({ allErrors: true }).compile(JSON.parse(read('tests', 'contract', 'compose-schema.json')));
    const merged = {
      ...kafka,
      environment: settings,
      volumes: [...kafka.volumes!, ...added.volumes!],
      networks: [...kafka.networks, ...added.networks],
      ports: added.ports,
    };
    validate({ ...compose, services: { ...compose.services, kafka: merged } });
    expect(validate.errors ?? []).toEqual([]);
    expect(Object.keys(added).toSorted()).toEqual(['environment', 'networks', 'ports', 'volumes']);
    for (const network of added.networks) expect(compose.networks).toHaveProperty(network);
  });

  it('infra/docker/units-outside.yml lets nobody in from outside but over TLS, signed in, and allowed', () => {
    const listeners = settings.KAFKA_LISTENERS!.split(',').map((one) => /^(\w+):\/\/:(\d+)$/.exec(one)!.slice(1));
    const protocols = Object.fromEntries(
      settings.KAFKA_LISTENER_SECURITY_PROTOCOL_MAP!.split(',').map((one) => one.split(':') as [string, string]),
    );
    const published = added.ports!.map((port) => port.split(':').at(-1));
    expect(listeners.filter(([, port]) => published.includes(port)).map(([name]) => protocols[name!])).toEqual([
      'SASL_SSL',
    ]);
    expect(settings).toMatchObject({
      KAFKA_INTER_BROKER_LISTENER_NAME: 'PLAINTEXT',
      KAFKA_SUPER_USERS: 'User:ANONYMOUS',
      KAFKA_AUTHORIZER_CLASS_NAME: expect.stringMatching(/StandardAuthorizer$/),
      KAFKA_LISTENER_NAME_EXTERNAL_SCRAM___SHA___512_SASL_JAAS_CONFIG:
        expect.stringMatching(/ScramLoginModule required;$/),
    });
    expect(settings.KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND).toBeUndefined();
    expect(kafka.ports).toBeUndefined();
  });

  it('infra/docker/units-outside.yml takes address and certificate from variables that the example file names', () => {
    const asked = [...outside.matchAll(/\$\{(\w+)/g)].map(([, name]) => name!);
    expect(asked).toEqual(['KAFKA_EXTERNAL_ADDRESS', 'KAFKA_TLS_FOLDER']);
    for (const name of asked) expect(example).toMatch(new RegExp(`^${name}=`, 'm'));
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
