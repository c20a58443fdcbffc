/**
 * How a unit's own system reports progress through Kafka: signs one command, sends it, waits for its receipt.
 *
 *   node infra/kafka/example-report.mjs --brokers host:9092 --unit qu-cai-zheng-ju --key key.json \
 *     --task <task id> --period 2026-01 --percent 30 --text 已开工
 *
 * key.json is {"keyId": "…", "privateKey": {…}} with a JSON Web Key of Ed25519. `npm run -s zhezi -- unit-key --out key.json` makes one and
 * prints the public half, for the director to register (POST /v1/units/{unitId}/keys with keyId, publicKey, role and label).
 *
 * A month that is reported already is corrected by --replaces 1, the number of the report that stands; its refusal says which.
 *
 * Where Kafka asks for it: --ca ca.pem for TLS (`--ca system`: whom Node believes), --username NAME with the password in the variable
 * KAFKA_PASSWORD, and --mechanism plain | scram-sha-256 | scram-sha-512.
 */
import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { CompactSign, importJWK } from 'jose';
import kafkajs from 'kafkajs';

const text = { type: 'string' };
const { values } = parseArgs({
  options: {
    brokers: { ...text, default: '127.0.0.1:9092' },
    prefix: { ...text, default: 'zhezi.' },
    unit: text,
    key: text,
    task: text,
    period: text,
    percent: text,
    replaces: text,
    text,
    account: { ...text, default: '业务系统' },
    id: { ...text, default: randomUUID() },
    ca: text,
    username: text,
    mechanism: { ...text, default: 'scram-sha-512' },
  },
});
const { keyId, privateKey } = JSON.parse(await readFile(values.key, 'utf8'));

/** The same id again, with the same content, is carried out once and gets the same receipt. */
const sent = {
  id: values.id,
  issuedAt: new Date(performance.timeOrigin + performance.now()).toISOString(),
  account: values.account,
  taskId: values.task,
  command: 'ReportProgress',
  data: {
    period: values.period,
    percent: values.percent === undefined ? null : Number(values.percent),
    narrative: values.text,
    ...(values.replaces && { replaces: Number(values.replaces) }),
  },
};
const signed = await new CompactSign(Buffer.from(JSON.stringify(sent)))
  .setProtectedHeader({ alg: 'EdDSA', kid: `${values.unit}/${keyId}` })
  .sign(await importJWK(privateKey, 'EdDSA'));

const { ca, username, mechanism } = values;
const kafka = new kafkajs.Kafka({
  brokers: values.brokers.split(','),
  clientId: values.unit,
  ...(ca && { ssl: ca === 'system' ? true : { ca: [await readFile(ca, 'utf8')] } }),
  ...(username && { sasl: { mechanism, username, password: process.env.KAFKA_PASSWORD ?? '' } }),
  logLevel: kafkajs.logLevel.ERROR,
});
const consumer = kafka.consumer({ groupId: `${values.unit}-${randomUUID()}` });
const producer = kafka.producer({
  idempotent: true,
  maxInFlightRequests: 1,
  createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
});
await Promise.all([consumer.connect(), producer.connect()]);
await consumer.subscribe({ topics: [`${values.prefix}receipts`], fromBeginning: true });
const receipt = Promise.withResolvers();
await consumer.run({
  eachMessage: async ({ message: { headers, value } }) => {
    if (String(headers.ce_orderid) === sent.id && String(headers.ce_unit) === values.unit) receipt.resolve(value);
  },
});
const message = { key: sent.taskId, value: signed, headers: { 'content-type': 'application/jose' } };
await producer.send({ topic: `${values.prefix}commands`, acks: -1, messages: [message] });
process.stdout.write(`${JSON.stringify(JSON.parse(await receipt.promise), null, 2)}\n`);
await Promise.all([consumer.disconnect(), producer.disconnect()]);
