import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '#kernel';
import { projectRoot } from '#runtime';
import { wordingOf } from '../wording.js';
import { environmentVariables, loadConfiguration, stopSecondsOf } from './configuration.js';
import { otherVariables } from './unknown-variables.js';

/** Whatever may name a variable, specs with misspelt ones aside. */
const projectFiles = (): readonly string[] =>
  [
    'apps',
    'docs',
    'infra',
    'libs',
    'tests',
    '.ci',
    'docker-compose.yml',
    'package.json',
    'README.md',
    'README.zh-CN.md',
  ]
    .map((path) => join(projectRoot(), path))
    .flatMap((path) => (statSync(path).isFile() ? [path] : filesUnder(path)))
    .filter((path) => !path.endsWith('.spec.ts') && !path.endsWith('unknown-variables.ts'));

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|md|ya?ml|json|example|service)$|\/run$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

const refusalOf = (env: NodeJS.ProcessEnv): string => {
  try {
    loadConfiguration(env);
    return 'accepted';
  } catch (error) {
    return error instanceof DomainError ? `${error.code} ${wordingOf(error, 'en')}` : String(error);
  }
};

describe('the configuration', () => {
  it('the configuration is complete without any variable', () => {
    expect(loadConfiguration({})).toMatchObject({ http: { host: '127.0.0.1', port: 3000 }, eventStoreUrl: undefined });
  });

  it('the configuration keeps the read models in the database of the events where no other is named', () => {
    const url = 'postgres://zhezi@db.example/zhezi';
    expect(loadConfiguration({ ZHEZI_EVENT_STORE_URL: url })).toMatchObject({ readDatabaseUrl: url });
  });

  it('the configuration takes another start of the clock, as an instant in UTC', () => {
    const { clockStart } = loadConfiguration({ ZHEZI_CLOCK_START: '2023-03-01T09:00:00+08:00' });
    expect(clockStart).toBe('2023-03-01T01:00:00.000Z');
  });

  it('the configuration refuses an invented clock beside a database that others share', () => {
    const shared = { ZHEZI_CLOCK_START: '2023-03-01T01:00:00Z', ZHEZI_EVENT_STORE_URL: 'postgres://db.example/zhezi' };
    expect(refusalOf(shared)).toContain('variable "ZHEZI_CLOCK_START" goes with the embedded database only');
  });

  it('the configuration takes a Kafka cluster as a list of addresses', () => {
    expect(loadConfiguration({ ZHEZI_KAFKA_BROKERS: 'a:9092,b:9093' }).kafka).toEqual({
      brokers: ['a:9092', 'b:9093'],
      topicPrefix: 'zhezi.',
    });
    expect(loadConfiguration({}).kafka).toBeUndefined();
    expect(refusalOf({ ZHEZI_KAFKA_BROKERS: 'a' })).toMatch(/"ZHEZI_KAFKA_BROKERS" must be host:port/);
  });

  it('the configuration serves no metrics and sends no traces unless an address is named', () => {
    expect(loadConfiguration({})).not.toHaveProperty('metrics');
    expect(loadConfiguration({})).not.toHaveProperty('traces');
    expect(loadConfiguration({ ZHEZI_METRICS_PORT: '0' }).metrics).toEqual({ host: '127.0.0.1', port: 0 });
    expect(loadConfiguration({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel:4318' }).traces).toEqual({
      endpoint: 'http://otel:4318',
    });
  });

  it('the configuration takes an empty variable for an absent one', () => {
    expect(loadConfiguration({ OTEL_EXPORTER_OTLP_ENDPOINT: '', ZHEZI_HTTP_PORT: '' })).toEqual(loadConfiguration({}));
  });

  it('the configuration describes every variable', () => {
    expect(environmentVariables.filter(({ description }) => description === '')).toEqual([]);
    expect(environmentVariables.find(({ name }) => name === 'ZHEZI_STOP_SECONDS')).toMatchObject({ default: '30' });
  });

  it('the configuration bounds the end of a process, whatever is written there', () => {
    expect(stopSecondsOf({ ZHEZI_STOP_SECONDS: '5' })).toBe(5);
    expect(stopSecondsOf({ ZHEZI_STOP_SECONDS: 'soon' })).toBe(30);
  });

  it.each([
    'kurrentdb://a:2113,b:2113?tls=false',
    'kurrentdb+discover://c.example',
    'esdb://d:2113',
    'esdb+discover://e',
  ])('the configuration takes events in %s and read models in PostgreSQL', (ZHEZI_EVENT_STORE_URL) => {
    const ZHEZI_READ_DATABASE_URL = 'postgresql://db.example/zhezi';
    const loaded = loadConfiguration({ ZHEZI_EVENT_STORE_URL, ZHEZI_READ_DATABASE_URL });
    expect(loaded).toMatchObject({ eventStoreUrl: ZHEZI_EVENT_STORE_URL, readDatabaseUrl: ZHEZI_READ_DATABASE_URL });
  });

  it('the configuration refuses events in KurrentDB without a PostgreSQL for the read models, or with an invented time', () => {
    const ZHEZI_EVENT_STORE_URL = 'kurrentdb://db.example:2113';
    expect(refusalOf({ ZHEZI_EVENT_STORE_URL })).toMatch(/"ZHEZI_READ_DATABASE_URL" is missing, it must be/);
    expect(refusalOf({ ZHEZI_EVENT_STORE_URL, ZHEZI_READ_DATABASE_URL: ZHEZI_EVENT_STORE_URL })).toMatch(
      /READ_DATABASE/,
    );
    const simulated = { ZHEZI_READ_DATABASE_URL: 'postgres://db.example/zhezi', ZHEZI_SIMULATION_CLOCK: 'clock.json' };
    expect(refusalOf({ ZHEZI_EVENT_STORE_URL, ...simulated })).toMatch(/"ZHEZI_SIMULATION_CLOCK" goes with/);
  });

  it('the configuration refuses a variable that it does not know, and names the nearest that it knows', () => {
    const refused = refusalOf({ ZHEZI_DIRECTROY: 'x', ZHEZI_PORT: '3000', ZHEZI_LOG_LEVEL: 'loud' });
    expect(refused).toContain('variable "ZHEZI_DIRECTROY" does not exist, similar: "ZHEZI_DIRECTORY";');
    expect(refused).toContain('variable "ZHEZI_PORT" does not exist');
    expect(refused).toContain('variable "ZHEZI_LOG_LEVEL" must be one of');
    expect(refusalOf({ ZHEZI_DIRECTROY: '' })).toBe('accepted');
  });

  it('the configuration passes over what clusters write into the environment about their services', () => {
    const ofServices = {
      ZHEZI_SERVICE_HOST: '10.0.0.7',
      ZHEZI_SERVICE_PORT_HTTP: '3000',
      ZHEZI_API_PORT: 'tcp://10.0.0.7:3000',
      ZHEZI_API_PORT_3000_TCP_ADDR: '10.0.0.7',
    };
    expect(refusalOf(ofServices)).toBe('accepted');
  });

  /** The page on the service shows what a start says of it. */
  const misspeltOnPurpose = 'ZHEZI_HTPP_PORT';

  it('the configuration knows every variable that the files of the project name', () => {
    const known = [...environmentVariables.map(({ name }) => name), ...otherVariables, misspeltOnPurpose];
    const named = projectFiles().flatMap(
      (file) => readFileSync(file, 'utf8').match(/\bZHEZI_[A-Z][A-Z_]*[A-Z]\b/g) ?? [],
    );
    expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('the configuration names every variable that is not as expected', () => {
    const refused = refusalOf({ ZHEZI_HTTP_PORT: 'x', ZHEZI_LOG_LEVEL: 'loud', ZHEZI_EVENT_STORE_URL: 'mysql://x' });
    expect(refused).toMatch(/ZHEZI_HTTP_PORT/);
    expect(refused).toMatch(/ZHEZI_LOG_LEVEL/);
    expect(refused).toMatch(/ZHEZI_EVENT_STORE_URL/);
  });
});
