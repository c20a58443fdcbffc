import { join } from 'node:path';
import { z } from 'zod';
import { isKurrentAddress } from '#event-store';
import { expecting, issuesOf, type Language, languages, type SchemaIssue, type Timestamp } from '#kernel';
import { projectRoot } from '#runtime';
import { type KafkaConfiguration, kafkaConfiguration, kafkaVariables } from './kafka-configuration.js';
import { type UnknownVariable, unknownVariables } from './unknown-variables.js';
import { configurationInvalid, variableIssue, variables } from './variables.js';
import { officeSettings } from './office.js';

const port = z.coerce.number().int().min(0).max(65_535);

const isPostgresAddress = (url: string): boolean => z.url({ protocol: /^postgres(ql)?$/ }).safeParse(url).success;

const environment = z.object({
  ZHEZI_DATA: z
    .string()
    .default(join(projectRoot(), '.zhezi'))
    .describe('folder of the embedded database and the local keys'),
  ZHEZI_EVENT_STORE_URL: z
    .string()
    .refine((url) => isPostgresAddress(url) || isKurrentAddress(url), {
      params: { zh: '应为 postgres://… 或 kurrentdb://… 形式的地址', en: 'must be postgres://… or kurrentdb://…' },
    })
    .optional()
    .describe('PostgreSQL (postgres://…) or KurrentDB (kurrentdb://…, kurrentdb+discover://…) that holds the events'),
  ZHEZI_READ_DATABASE_URL: expecting(z.url({ protocol: /^postgres(ql)?$/ }), {
    zh: 'PostgreSQL 的地址，形如 postgres://zhezi@127.0.0.1:5432/zhezi',
    en: 'the address of a PostgreSQL such as postgres://zhezi@127.0.0.1:5432/zhezi',
  })
    .optional()
    .describe('PostgreSQL that holds the read models'),
  ZHEZI_HTTP_HOST: z.string().default('127.0.0.1').describe('address that the API listens on'),
  ZHEZI_HTTP_PORT: port.default(3000).describe('port of the API; 0: any free one'),
  ZHEZI_METRICS_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('address that health, readiness and metrics are served on'),
  ZHEZI_METRICS_PORT: port.optional().describe('port of health, readiness and metrics; 0: any free one; absent: none'),
  ZHEZI_STOP_SECONDS: z.coerce
    .number()
    .min(1)
    .max(3_600)
    .default(30)
    .describe('how long an orderly end may take before the process says what hangs and exits'),
  OTEL_EXPORTER_OTLP_ENDPOINT: expecting(z.url({ protocol: /^https?$/ }), {
    zh: '网址，形如 http://127.0.0.1:4318',
    en: 'an address (URL) such as http://127.0.0.1:4318',
  })
    .optional()
    .describe('collector that traces are sent to (OTLP over HTTP); absent: nothing is traced'),
  ZHEZI_POLICY: z
    .string()
    .default('default-1')
    .describe('policy in force: a path, or the name of a file of seeds/policies; else the one settled by `zhezi init`'),
  ZHEZI_DIRECTORY: z
    .string()
    .optional()
    .describe(
      'registry file (.json, .xlsx, .csv) that an empty store starts with: a path, or the name of a file of seeds/organizations; else the one settled by `zhezi init`',
    ),
  ZHEZI_CLOCK_START: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('instant that the clock shows at the start; for simulations and tests on the embedded database'),
  ZHEZI_SIMULATION_CLOCK: z
    .string()
    .min(1)
    .optional()
    .describe('file that shows the time of a simulation; for databases that were marked as one when they were made'),
  ...kafkaVariables,
  ZHEZI_PROJECTOR_FEED: z
    .enum(['store', 'kafka'])
    .default('store')
    .describe('where read models get their events from: the event store, or Kafka as apps/relay fills it'),
  ZHEZI_LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('what is logged on standard error'),
  ZHEZI_LANG: z.enum(languages).default('zh').describe('language of sentences on the terminal: zh or en'),
});

export interface EnvironmentVariable {
  readonly name: string;
  readonly description: string;
  /** Undefined when the variable has no default. */
  readonly default: string | undefined;
}

/** Every variable that a process reads. */
export const environmentVariables: readonly EnvironmentVariable[] = Object.entries(environment.shape).map(
  ([name, shape]) => {
    const { data } = shape.safeParse(undefined);
    return { name, description: shape.description ?? '', default: data === undefined ? undefined : String(data) };
  },
);

/** How long the process may take to end. Asked before the configuration is checked, so a wrong value gives the default here. */
export const stopSecondsOf = (env: NodeJS.ProcessEnv): number =>
  environment.shape.ZHEZI_STOP_SECONDS.catch(30).parse(env.ZHEZI_STOP_SECONDS);

/**
 * The language of sentences on the terminal, for who speaks before the configuration is checked, as help does.
 * @throws CONFIGURATION_INVALID when ZHEZI_LANG is no language
 */
export function languageIn(env: NodeJS.ProcessEnv): Language {
  const asked = environment.pick({ ZHEZI_LANG: true });
  const given = withoutEmpty({ ZHEZI_LANG: env.ZHEZI_LANG ?? '' });
  const parsed = asked.safeParse(given);
  if (parsed.success) return parsed.data.ZHEZI_LANG;
  throw configurationInvalid(issuesOf(parsed.error, given, asked, variables));
}

type Environment = z.infer<typeof environment>;

/** What a process runs with. Connection strings are absent where the embedded database is used. */
export interface Configuration {
  readonly dataDirectory: string;
  readonly eventStoreUrl: string | undefined;
  readonly readDatabaseUrl: string | undefined;
  readonly http: { readonly host: string; readonly port: number };
  /** Where health, readiness and metrics are served; absent: nowhere. */
  readonly metrics?: { readonly host: string; readonly port: number };
  /** Collector of traces; absent: nothing is traced. */
  readonly traces?: { readonly endpoint: string };
  /** Path of the policy in force, or its name in `seeds/policies`. */
  readonly policy: string;
  /** Path of the registry file that an empty store starts with, or its name in `seeds/organizations`; absent: none is named. */
  readonly directory?: string;
  /** Whose directory it is, where that is known. */
  readonly city?: string;
  /** What the clock shows when the process starts; absent: the time. */
  readonly clockStart?: Timestamp;
  /** File that all processes of a simulation take the time from; absent: this is no simulation. */
  readonly simulationClock?: string;
  /** Absent: nothing is distributed. */
  readonly kafka?: KafkaConfiguration;
  /** Where read models get their events from. */
  readonly projectorFeed: 'store' | 'kafka';
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Of sentences on the terminal. */
  readonly language: Language;
}

/**
 * What a process runs with: the variables; where they say nothing, what the office has settled for the data folder; then the defaults.
 * @throws CONFIGURATION_INVALID
 */
export function processConfiguration(env: NodeJS.ProcessEnv = process.env): Configuration {
  const { dataDirectory } = loadConfiguration(env);
  const office = officeSettings(dataDirectory);
  if (!office) return loadConfiguration(env);
  const { city, directory: ZHEZI_DIRECTORY, policy: ZHEZI_POLICY } = office;
  return { ...loadConfiguration({ ZHEZI_DIRECTORY, ZHEZI_POLICY, ...withoutEmpty(env) }), city };
}

/** By variables alone. @throws CONFIGURATION_INVALID naming every variable that is not as expected or not known, and what is. */
export function loadConfiguration(env: NodeJS.ProcessEnv = process.env): Configuration {
  const data = checkedVariables(withoutEmpty(env));
  const clockStart = clockStartOf(data);
  const kafka = kafkaConfiguration(data);
  checkKurrent(data);
  return {
    dataDirectory: data.ZHEZI_DATA,
    eventStoreUrl: data.ZHEZI_EVENT_STORE_URL,
    readDatabaseUrl: data.ZHEZI_READ_DATABASE_URL ?? data.ZHEZI_EVENT_STORE_URL,
    http: { host: data.ZHEZI_HTTP_HOST, port: data.ZHEZI_HTTP_PORT },
    policy: data.ZHEZI_POLICY,
    ...(data.ZHEZI_DIRECTORY !== undefined && { directory: data.ZHEZI_DIRECTORY }),
    ...(clockStart !== undefined && { clockStart }),
    ...(data.ZHEZI_SIMULATION_CLOCK !== undefined && { simulationClock: data.ZHEZI_SIMULATION_CLOCK }),
    ...(data.ZHEZI_METRICS_PORT !== undefined && {
      metrics: { host: data.ZHEZI_METRICS_HOST, port: data.ZHEZI_METRICS_PORT },
    }),
    ...(data.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined && { traces: { endpoint: data.OTEL_EXPORTER_OTLP_ENDPOINT } }),
    ...(kafka && { kafka }),
    projectorFeed: data.ZHEZI_PROJECTOR_FEED,
    logLevel: data.ZHEZI_LOG_LEVEL,
    language: data.ZHEZI_LANG,
  };
}

/** KurrentDB keeps events only, and it cannot be marked as a simulation. (The mark protects facts from invented times.) */
function checkKurrent({ ZHEZI_EVENT_STORE_URL: url, ...others }: Environment): void {
  if (url === undefined || !isKurrentAddress(url)) return;
  const issues = [
    ...(others.ZHEZI_READ_DATABASE_URL === undefined
      ? [
          variableIssue('ZHEZI_READ_DATABASE_URL', {
            zh: '必须填写，应为读模型所用 PostgreSQL 的地址（KurrentDB 只存事件）',
            en: 'is missing, it must be the PostgreSQL of the read models (KurrentDB keeps events only)',
          }),
        ]
      : []),
    ...(others.ZHEZI_SIMULATION_CLOCK === undefined
      ? []
      : [
          variableIssue('ZHEZI_SIMULATION_CLOCK', {
            zh: '只用于事件存于 PostgreSQL 的情形，实际与 KurrentDB 同时设置',
            en: 'goes with events in PostgreSQL only, found together with KurrentDB',
          }),
        ]),
  ];
  if (issues.length > 0) throw configurationInvalid(issues);
}

/** An invented time may not reach a database that others share: nobody could tell its events from facts. */
function clockStartOf({ ZHEZI_CLOCK_START: start, ZHEZI_EVENT_STORE_URL, ZHEZI_READ_DATABASE_URL }: Environment) {
  if (start === undefined) return undefined;
  if (ZHEZI_EVENT_STORE_URL === undefined && ZHEZI_READ_DATABASE_URL === undefined)
    return new Date(start).toISOString();
  throw configurationInvalid([
    variableIssue('ZHEZI_CLOCK_START', {
      zh: '只用于内置数据库，实际与另一数据库的地址同时设置',
      en: 'goes with the embedded database only, found together with the address of another one',
    }),
  ]);
}

/** Docker Compose passes an empty text for a variable that is not set. */
const withoutEmpty = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));

function checkedVariables(given: NodeJS.ProcessEnv): Environment {
  const parsed = environment.safeParse(given);
  const issues = [
    ...unknownVariables(given, Object.keys(environment.shape)).map(misspelt),
    ...(parsed.success ? [] : issuesOf(parsed.error, given, environment, variables)),
  ];
  if (!parsed.success || issues.length > 0) throw configurationInvalid(issues);
  return parsed.data;
}

const misspelt = ({ name, nearest }: UnknownVariable): SchemaIssue =>
  variableIssue(name, { zh: `不存在，相近的有：“${nearest}”`, en: `does not exist, similar: "${nearest}"` });
