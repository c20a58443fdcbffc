/**
 * How a unit's own system reports progress through Kafka: signs one command, sends it, waits for its receipt and prints it.
 *
 *   npm run -s example-report -- --brokers host:9092 --unit qu-cai-zheng-ju --key key.json \
 *     --task <task id> --period 2026-01 --percent 30 --text 已开工
 *
 * key.json is {"keyId": "…", "privateKey": {…}} with a JSON Web Key of Ed25519. `npx zhezi unit-key --out key.json` makes one and
 * prints the public half, for the director to register (POST /v1/units/{unitId}/keys with keyId, publicKey, role and label).
 *
 * A month that is reported already is corrected by --replaces 1, the number of the report that stands; its refusal says which.
 *
 * Where Kafka asks for it: --ca ca.pem for TLS (`--ca system`: whom Node believes), --username NAME with the password in the variable
 * KAFKA_PASSWORD, and --mechanism plain | scram-sha-256 | scram-sha-512.
 *
 * --help tells every option. Exit code: 0 accepted, 1 refused, 2 no answer within --wait seconds, 3 nothing was sent. Sentences are in Chinese, in English with ZHEZI_LANG=en.
 */
import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout } from 'node:timers';
import { CompactSign, importJWK } from 'jose';
import kafkajs from 'kafkajs';
import { help, optionsIn } from './example-options.mjs';
import { fileReason, kafkaReason, Told } from './example-reasons.mjs';

/** kafkajs sets timers with a negative time, of which a newer Node warns (tulios/kafkajs#1751); that is nothing for people. */
process.removeAllListeners('warning').on('warning', ({ name, message }) => {
  if (name !== 'TimeoutNegativeWarning') process.stderr.write(`${name}: ${message}\n`);
});

const exitCodes = { accepted: 0, refused: 1, unanswered: 2, unsent: 3 };

/** Ends with a sentence: what happened, and what to do. */
function end(code, zh, en) {
  process.stderr.write(`${process.env.ZHEZI_LANG === 'en' ? en : zh}\n`);
  process.exit(exitCodes[code]);
}

const values = given();
const waitSeconds = Number(values.wait);
const { keyId, privateKey } = await keyIn(values.key);
const trusted = values.ca && (await trustedIn(values.ca));

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
  .sign(privateKey);

setTimeout(() => unanswered(), 1000 * waitSeconds).unref();
let isSent = false;
/** What kafkajs has told last: it tries again for longer than a person may wait. */
let lastTold;
await answered().then(tell, (error) => withoutKafka(kafkaReason(error)));

/** Sends the command and resolves with the text of its receipt. Receipts are read from the first, so that none is missed. */
async function answered() {
  const { username, mechanism } = values;
  const kafka = new kafkajs.Kafka({
    brokers: values.brokers.split(','),
    clientId: 'unit-system',
    ...(trusted && { ssl: trusted }),
    ...(username && { sasl: { mechanism, username, password: process.env.KAFKA_PASSWORD ?? '' } }),
    logLevel: kafkajs.logLevel.ERROR,
    logCreator: () => (entry) => void (lastTold = entry.log),
  });
  const consumer = kafka.consumer({ groupId: `unit-system-${randomUUID()}` });
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  await Promise.all([consumer.connect(), producer.connect()]);
  await consumer.subscribe({ topics: [`${values.prefix}receipts`], fromBeginning: true });
  const receipt = new Promise((found) => {
    void consumer.run({
      eachMessage: async ({ message: { headers, value } }) => {
        if (String(headers.ce_orderid) === sent.id && isOfUnit(String(headers.ce_unit))) found(String(value));
      },
    });
  });
  const message = { key: sent.taskId, value: signed, headers: { 'content-type': 'application/jose' } };
  await producer.send({ topic: `${values.prefix}commands`, acks: -1, messages: [message] });
  isSent = true;
  const answer = await receipt;
  await Promise.all([consumer.disconnect(), producer.disconnect()]);
  return answer;
}

/** A receipt names the unit by its id; the unit may have been given by its name. */
function isOfUnit(unit) {
  return unit === values.unit || !/^[a-z0-9-]+$/.test(values.unit);
}

function tell(answer) {
  const receipt = JSON.parse(answer);
  process.stdout.write(`${JSON.stringify(receipt, null, 2)}\n`);
  if (receipt.outcome === 'accepted') return;
  end(
    'refused',
    `未被接受：${receipt.zh} [${receipt.code}] 请更正后用新的 --id 重新报送。`,
    `Refused: ${receipt.en} [${receipt.code}] Correct it, then send it with a new --id.`,
  );
}

function withoutKafka({ zh, en }) {
  end(
    'unanswered',
    `无法使用 Kafka（${values.brokers}）：${zh}。请核对 --brokers、--ca、--username 和 KAFKA_PASSWORD，并用同一 --id ${sent.id} 重试；重复发送只办理一次。`,
    `Kafka (${values.brokers}) cannot be used: ${en}. Check --brokers, --ca, --username and KAFKA_PASSWORD, and try again with the same --id ${sent.id}; it is carried out once.`,
  );
}

function unanswered() {
  const late = { zh: `${waitSeconds} 秒内没有连通`, en: `no connection within ${waitSeconds} s` };
  if (!isSent) withoutKafka(lastTold ? kafkaReason(new Error(`${lastTold.message} ${lastTold.error}`)) : late);
  end(
    'unanswered',
    `${waitSeconds} 秒内没有收到回执。可能收件进程（zhezi start intake）没有运行；也可能签名未被承认：单位“${values.unit}”或密钥“${keyId}”没有登记、已经吊销，或私钥与登记的公钥不符（这样的消息在 ${values.prefix}dead-letters 中，附有理由）。请与运行折子的单位核对，然后用同一 --id ${sent.id} 重试；重复发送只办理一次。`,
    `No receipt came within ${waitSeconds} s. Perhaps the intake (zhezi start intake) does not run; or the signature is not believed: the unit "${values.unit}" or its key "${keyId}" is not registered or was revoked, or the private key is not that of the registered public one (such messages are in ${values.prefix}dead-letters, with the reason). Ask whoever runs zhezi, then try again with the same --id ${sent.id}; it is carried out once.`,
  );
}

function given() {
  try {
    const values = optionsIn(process.argv.slice(2));
    if (!values.help) return values;
    process.stdout.write(help[process.env.ZHEZI_LANG === 'en' ? 'en' : 'zh']);
    return process.exit(exitCodes.accepted);
  } catch (error) {
    if (!(error instanceof Told)) throw error;
    const { zh, en } = error.told;
    return end('unsent', `${zh}；没有发送。`, `${en[0].toUpperCase()}${en.slice(1)}; nothing was sent.`);
  }
}

async function keyIn(file) {
  try {
    const { keyId, privateKey } = keyOf(await readFile(fromPerson(file), 'utf8'));
    return { keyId, privateKey: await importJWK(privateKey, 'EdDSA').catch(noKey) };
  } catch (error) {
    const { zh, en } = fileReason(error);
    return end(
      'unsent',
      `无法使用密钥文件 ${file}：${zh}。请给出 zhezi unit-key 写成的文件；没有发送。`,
      `The key file ${file} cannot be used: ${en}. Name a file that zhezi unit-key has written; nothing was sent.`,
    );
  }
}

function keyOf(content) {
  try {
    const key = JSON.parse(content);
    if (typeof key.keyId === 'string' && key.privateKey?.crv === 'Ed25519' && key.privateKey.d) return key;
  } catch {
    return noKey();
  }
  return noKey();
}

function noKey() {
  throw new Told('其中没有密钥编号和 Ed25519 私钥', 'it holds no key id with a private key of Ed25519');
}

async function trustedIn(ca) {
  try {
    return ca === 'system' ? true : { ca: [await readFile(fromPerson(ca), 'utf8')] };
  } catch (error) {
    const { zh, en } = fileReason(error);
    return end(
      'unsent',
      `无法使用证书文件 ${ca}：${zh}。请核对 --ca；没有发送。`,
      `The certificate file ${ca} cannot be used: ${en}. Check --ca; nothing was sent.`,
    );
  }
}

/** `npm run` starts this in the project's folder; INIT_CWD is where the person stands. */
function fromPerson(file) {
  return resolve(process.env.INIT_CWD ?? '.', file);
}
