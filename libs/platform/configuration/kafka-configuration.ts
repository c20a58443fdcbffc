import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fileReason } from '../files/file-errors.js';
import { refusePlatform } from '../refusals.js';

const saslMechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** The variables about Kafka, part of the process's environment. */
export const kafkaVariables = {
  ZHEZI_KAFKA_BROKERS: z
    .string()
    .regex(/^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$/, 'expected host:port, several separated by commas')
    .optional()
    .describe('Kafka cluster that carries events and commands between systems: host:port,host:port'),
  ZHEZI_KAFKA_TOPIC_PREFIX: z
    .string()
    .regex(/^[a-zA-Z0-9._-]{1,100}$/, 'expected letters, digits, dots, dashes')
    .default('zhezi.')
    .describe('what the names of the topics begin with'),
  ZHEZI_KAFKA_TLS: z
    .string()
    .default('false')
    .describe('true: TLS, with the authorities that Node knows; a file: with those whose certificates (PEM) are in it'),
  ZHEZI_KAFKA_SASL_MECHANISM: z
    .enum(saslMechanisms)
    .optional()
    .describe('how we sign in to Kafka: plain, scram-sha-256 or scram-sha-512; absent: not at all'),
  ZHEZI_KAFKA_USERNAME: z.string().optional().describe('as whom we sign in to Kafka'),
  ZHEZI_KAFKA_PASSWORD: z.string().optional().describe('with which password; better in a file'),
  ZHEZI_KAFKA_PASSWORD_FILE: z
    .string()
    .optional()
    .describe('file with that password alone, as Docker and Kubernetes hand secrets'),
} as const;
type Variables = z.infer<z.ZodObject<typeof kafkaVariables>>;

export interface KafkaConfiguration {
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  /** Absent: without TLS. Without `ca` (PEM) the certificate authorities that Node knows are trusted. */
  readonly tls?: { readonly ca?: string };
  /** Absent: we do not sign in. */
  readonly sasl?: {
    readonly mechanism: (typeof saslMechanisms)[number];
    readonly username: string;
    readonly password: string;
  };
}

/** Undefined: nothing is distributed. @throws CONFIGURATION_INVALID naming what is missing, double or unreadable */
export function kafkaConfiguration(given: Variables): KafkaConfiguration | undefined {
  const { ZHEZI_KAFKA_BROKERS: brokers, ZHEZI_KAFKA_TOPIC_PREFIX: topicPrefix } = given;
  if (brokers === undefined) return undefined;
  const [tls, sasl] = [tlsOf(given), saslOf(given)];
  return { brokers: brokers.split(','), topicPrefix, ...(tls && { tls }), ...(sasl && { sasl }) };
}

function tlsOf({ ZHEZI_KAFKA_TLS: asked }: Variables): KafkaConfiguration['tls'] {
  if (asked === 'false') return undefined;
  if (asked === 'true') return {};
  const ca = contentOf('ZHEZI_KAFKA_TLS', 'true, false or a file of certificates (PEM)', asked);
  if (ca.includes('-----BEGIN CERTIFICATE-----')) return { ca };
  throw refuse(`ZHEZI_KAFKA_TLS: expected true, false or a file of certificates (PEM), found none in ${asked}`);
}

function saslOf(given: Variables): KafkaConfiguration['sasl'] {
  const { ZHEZI_KAFKA_SASL_MECHANISM: mechanism, ZHEZI_KAFKA_USERNAME: username } = given;
  const passwords = [given.ZHEZI_KAFKA_PASSWORD, given.ZHEZI_KAFKA_PASSWORD_FILE].filter((one) => one !== undefined);
  if (mechanism === undefined && username === undefined && passwords.length === 0) return undefined;
  const needed = 'expected together with the other variables of signing in to Kafka, found without';
  if (mechanism === undefined) throw refuse(`ZHEZI_KAFKA_SASL_MECHANISM: ${needed}`);
  if (username === undefined) throw refuse(`ZHEZI_KAFKA_USERNAME: ${needed}`);
  if (passwords.length !== 1) {
    const found = passwords.length === 0 ? 'none' : 'both';
    throw refuse(`ZHEZI_KAFKA_PASSWORD: expected it or ZHEZI_KAFKA_PASSWORD_FILE, found ${found}`);
  }
  return { mechanism, username, password: passwordOf(given) };
}

function passwordOf({ ZHEZI_KAFKA_PASSWORD, ZHEZI_KAFKA_PASSWORD_FILE: file = '' }: Variables): string {
  if (ZHEZI_KAFKA_PASSWORD !== undefined) return ZHEZI_KAFKA_PASSWORD;
  const password = contentOf('ZHEZI_KAFKA_PASSWORD_FILE', 'a file with the password', file).replace(/\r?\n$/, '');
  if (password !== '') return password;
  throw refuse(`ZHEZI_KAFKA_PASSWORD_FILE: expected a file with the password, found ${file} empty`);
}

function contentOf(variable: string, expected: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { reasonZh, reasonEn } = fileReason(error);
    throw refuse(`${variable}: expected ${expected}, found ${file}（${reasonZh} / ${reasonEn}）`);
  }
}

const refuse = (issues: string) => refusePlatform('CONFIGURATION_INVALID', { issues });
