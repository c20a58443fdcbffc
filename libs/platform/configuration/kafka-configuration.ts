import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { expecting, fileFault, type InBoth } from '#kernel';
import { configurationInvalid, variableIssue } from './variables.js';

const saslMechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** The variables about Kafka, part of the process's environment. */
export const kafkaVariables = {
  ZHEZI_KAFKA_BROKERS: expecting(z.string().regex(/^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$/), {
    zh: '“主机:端口”，多个以逗号分隔，形如 kafka1:9092,kafka2:9092',
    en: 'host:port, several separated by commas, such as kafka1:9092,kafka2:9092',
  })
    .optional()
    .describe('Kafka cluster that carries events and commands between systems: host:port,host:port'),
  ZHEZI_KAFKA_TOPIC_PREFIX: expecting(z.string().regex(/^[a-zA-Z0-9._-]{1,100}$/), {
    zh: '不超过 100 个英文字母、数字、点、横线或下划线，形如 zhezi.',
    en: 'at most 100 letters, digits, dots, dashes or underscores such as zhezi.',
  })
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
  const ca = contentOf('ZHEZI_KAFKA_TLS', certificates, asked);
  if (ca.includes('-----BEGIN CERTIFICATE-----')) return { ca };
  throw wrong('ZHEZI_KAFKA_TLS', {
    zh: `应为${certificates.zh}，实际文件“${asked}”中没有证书`,
    en: `must be ${certificates.en}, found no certificate in "${asked}"`,
  });
}

const certificates: InBoth = {
  zh: '“true”、“false”或证书文件（PEM）',
  en: '"true", "false" or a file of certificates (PEM)',
};
const passwordFile: InBoth = { zh: '存有口令的文件', en: 'a file with the password' };

const signingIn: InBoth = {
  zh: '须与登录 Kafka 的其他环境变量一并设置，实际缺少',
  en: 'goes together with the other variables of signing in to Kafka, found without',
};

function saslOf(given: Variables): KafkaConfiguration['sasl'] {
  const { ZHEZI_KAFKA_SASL_MECHANISM: mechanism, ZHEZI_KAFKA_USERNAME: username } = given;
  const passwords = [given.ZHEZI_KAFKA_PASSWORD, given.ZHEZI_KAFKA_PASSWORD_FILE].filter((one) => one !== undefined);
  if (mechanism === undefined && username === undefined && passwords.length === 0) return undefined;
  if (mechanism === undefined) throw wrong('ZHEZI_KAFKA_SASL_MECHANISM', signingIn);
  if (username === undefined) throw wrong('ZHEZI_KAFKA_USERNAME', signingIn);
  if (passwords.length !== 1) throw wrong('ZHEZI_KAFKA_PASSWORD', passwords.length === 0 ? noPassword : twoPasswords);
  return { mechanism, username, password: passwordOf(given) };
}

const noPassword: InBoth = {
  zh: '与 ZHEZI_KAFKA_PASSWORD_FILE 须设置其一，实际都没有设置',
  en: 'or ZHEZI_KAFKA_PASSWORD_FILE must be set, found none',
};
const twoPasswords: InBoth = {
  zh: '与 ZHEZI_KAFKA_PASSWORD_FILE 只能设置其一，实际都已设置',
  en: 'and ZHEZI_KAFKA_PASSWORD_FILE exclude each other, found both',
};

function passwordOf({ ZHEZI_KAFKA_PASSWORD, ZHEZI_KAFKA_PASSWORD_FILE: file = '' }: Variables): string {
  if (ZHEZI_KAFKA_PASSWORD !== undefined) return ZHEZI_KAFKA_PASSWORD;
  const password = contentOf('ZHEZI_KAFKA_PASSWORD_FILE', passwordFile, file).replace(/\r?\n$/, '');
  if (password !== '') return password;
  throw wrong('ZHEZI_KAFKA_PASSWORD_FILE', {
    zh: `应为${passwordFile.zh}，实际文件“${file}”为空`,
    en: `must be ${passwordFile.en}, found "${file}" empty`,
  });
}

function contentOf(variable: string, { zh, en }: InBoth, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = fileFault(error).text;
    throw wrong(variable, {
      zh: `应为${zh}，实际无法读取“${file}”（${reason.zh}）`,
      en: `must be ${en}, found that "${file}" cannot be read (${reason.en})`,
    });
  }
}

const wrong = (variable: string, text: InBoth) => configurationInvalid([variableIssue(variable, text)]);
