import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '#kernel';
import { wordingOf } from '../wording.js';
import { loadConfiguration } from './configuration.js';

describe('the way to Kafka', () => {
  let folder: string;
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhezi-kafka-configuration-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const kafkaBy = (env: NodeJS.ProcessEnv) => loadConfiguration({ ZHEZI_KAFKA_BROKERS: 'a:9092', ...env }).kafka;
  const refusalOf = (env: NodeJS.ProcessEnv): string => {
    try {
      kafkaBy(env);
      return 'accepted';
    } catch (error) {
      return error instanceof DomainError ? `${error.code} ${wordingOf(error, 'en')}` : String(error);
    }
  };
  const signIn = {
    ZHEZI_KAFKA_SASL_MECHANISM: 'scram-sha-512',
    ZHEZI_KAFKA_USERNAME: 'zhezi',
    ZHEZI_KAFKA_PASSWORD: 's',
  };

  it('the connection to Kafka is not encrypted and does not sign in unless configured', () => {
    expect(kafkaBy({})).toEqual({ brokers: ['a:9092'], topicPrefix: 'zhezi.' });
    expect(kafkaBy({ ZHEZI_KAFKA_TLS: 'false' })).not.toHaveProperty('tls');
  });

  it('the connection to Kafka is encrypted and trusts the authorities of Node, or those in a file', () => {
    const pem = '-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----\n';
    expect(kafkaBy({ ZHEZI_KAFKA_TLS: 'true' })?.tls).toEqual({});
    expect(kafkaBy({ ZHEZI_KAFKA_TLS: file('ca.pem', pem) })?.tls).toEqual({ ca: pem });
    const expected = /"ZHEZI_KAFKA_TLS" must be "true", "false" or a file of certificates/;
    expect(refusalOf({ ZHEZI_KAFKA_TLS: 'yes' })).toMatch(expected);
    expect(refusalOf({ ZHEZI_KAFKA_TLS: file('key.pem', 'PRIVATE KEY') })).toMatch(expected);
  });

  it('the connection to Kafka signs in with a password from a variable or from a file', () => {
    const sasl = { mechanism: 'scram-sha-512', username: 'zhezi', password: 's' };
    expect(kafkaBy(signIn)?.sasl).toEqual(sasl);
    const ZHEZI_KAFKA_PASSWORD_FILE = file('password', ' kept as it is \n');
    expect(kafkaBy({ ...signIn, ZHEZI_KAFKA_PASSWORD: '', ZHEZI_KAFKA_PASSWORD_FILE })?.sasl).toEqual({
      ...sasl,
      password: ' kept as it is ',
    });
  });

  it.each([
    ['without mechanism', { ZHEZI_KAFKA_SASL_MECHANISM: '' }, '"ZHEZI_KAFKA_SASL_MECHANISM" goes together'],
    ['without name', { ZHEZI_KAFKA_USERNAME: '' }, '"ZHEZI_KAFKA_USERNAME" goes together'],
    ['without password', { ZHEZI_KAFKA_PASSWORD: '' }, '"ZHEZI_KAFKA_PASSWORD" or .* found none'],
    ['with two passwords', { ZHEZI_KAFKA_PASSWORD_FILE: 'x' }, '"ZHEZI_KAFKA_PASSWORD" and .* found both'],
    ['by another mechanism', { ZHEZI_KAFKA_SASL_MECHANISM: 'gssapi' }, '"ZHEZI_KAFKA_SASL_MECHANISM" must be one of'],
    [
      'with a file that is not there',
      { ZHEZI_KAFKA_PASSWORD: '', ZHEZI_KAFKA_PASSWORD_FILE: '/nowhere' },
      '"ZHEZI_KAFKA_PASSWORD_FILE" must be a file with the password, found that "/nowhere" cannot be read .there is no such file',
    ],
  ])('the configuration of Kafka is refused %s, and the refusal names the variable', (_, env, expected) => {
    expect(refusalOf({ ...signIn, ...env })).toMatch(new RegExp(`variable ${expected}`));
  });

  it('the configuration of Kafka is refused with an empty password file, and no refusal shows a password', () => {
    const ZHEZI_KAFKA_PASSWORD_FILE = file('empty', '\n');
    expect(refusalOf({ ...signIn, ZHEZI_KAFKA_PASSWORD: '', ZHEZI_KAFKA_PASSWORD_FILE })).toMatch(/empty\. Correct/);
    expect(refusalOf({ ...signIn, ZHEZI_KAFKA_USERNAME: '', ZHEZI_KAFKA_PASSWORD: 'geheim' })).not.toMatch(/geheim/);
  });
});
