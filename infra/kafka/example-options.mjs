/** The command line of the example of a unit's system: what it takes, and what is wrong with what was given. */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Told } from './example-reasons.mjs';

const text = /** @type {const} */ ({ type: 'string' });
const options = {
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
  id: text,
  ca: text,
  username: text,
  mechanism: { ...text, default: 'scram-sha-512' },
  wait: { ...text, default: '30' },
  help: /** @type {const} */ ({ type: 'boolean', short: 'h' }),
};
const mechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'];

export const help = {
  zh: `用法：npm run -s example-report -- --unit 单位 --key 密钥文件 --task 任务编号 --period 年-月 --text 进展 [选项]

签名并发送一条“反馈进展”，等待回执并打印。

  --unit 单位          编号、名称或别称
  --key 文件           zhezi unit-key 写成的密钥文件
  --task 编号          任务编号
  --period 年-月       反馈的月份，如 2026-01
  --text 文字          进展情况
  --percent 数         完成百分比，0 至 100
  --replaces 数        更正该月已有的反馈：填其序号
  --account 姓名       经办账号，缺省为“业务系统”
  --id 编号            本次报送的编号；同一编号只办理一次，缺省为随机编号
  --brokers 地址       Kafka 的地址，多个用逗号分隔，缺省为 127.0.0.1:9092
  --prefix 前缀        主题名的前缀，缺省为 zhezi.
  --ca 文件            以 TLS 连接，信任该证书；写 system 则信任系统所信任的
  --username 用户名    登录 Kafka，密码写在变量 KAFKA_PASSWORD 中
  --mechanism 方式     登录方式：${mechanisms.join('、')}，缺省为 scram-sha-512
  --wait 秒            等待回执的时间，1 至 3600 秒，缺省为 30
  -h, --help           显示本说明

退出码：0 已受理，1 被拒绝，2 未等到回执，3 没有发送。
`,
  en: `Usage: npm run -s example-report -- --unit UNIT --key FILE --task ID --period YYYY-MM --text TEXT [options]

Signs and sends one report of progress, waits for its receipt and prints it.

  --unit UNIT          its id, its name or another name
  --key FILE           a key file that zhezi unit-key has written
  --task ID            the id of the task
  --period YYYY-MM     the month that is reported, such as 2026-01
  --text TEXT          how far the work is
  --percent NUMBER     per cent done, 0 to 100
  --replaces NUMBER    corrects the report that the month has already: its number
  --account NAME       whose account reports; 业务系统 unless given
  --id ID              of this report; the same id is carried out once; random unless given
  --brokers ADDRESSES  of Kafka, with commas between them; 127.0.0.1:9092 unless given
  --prefix PREFIX      of the topics; zhezi. unless given
  --ca FILE            connects by TLS and trusts this certificate; system: whatever the system trusts
  --username NAME      signs in to Kafka, with the password in the variable KAFKA_PASSWORD
  --mechanism WAY      how to sign in: ${mechanisms.join(', ')}; scram-sha-512 unless given
  --wait SECONDS       how long to wait for the receipt, 1 to 3600; 30 unless given
  -h, --help           prints this

Exit code: 0 accepted, 1 refused, 2 no receipt in time, 3 nothing was sent.
`,
};

/**
 * @param {readonly string[]} args
 * @returns {any} the values, checked; only `help` counts where it is asked for
 * @throws {Told} what is wrong with the first that is
 */
export function optionsIn(args) {
  const { values, tokens } = parseArgs({
    ...{ args: [...args], options, strict: false, allowPositionals: true, tokens: true },
  });
  if (values.help) return values;
  for (const token of tokens) checkToken(token);
  const missing = ['unit', 'key', 'task', 'period', 'text'].filter((name) => values[name] === undefined);
  if (missing.length > 0) {
    const named = missing.map((name) => `--${name}`);
    throw new Told(`缺少 ${named.join('、')}，--help 说明用法`, `${named.join(', ')} missing; --help tells how`);
  }
  checkNumbers(values);
  checkKafka(values);
  return { id: randomUUID(), ...values };
}

/** @param {any} token */
function checkToken(token) {
  if (token.kind === 'positional')
    throw new Told(
      `多出“${token.value}”：有空格的文字请加引号`,
      `"${token.value}" is too much: put text with spaces in quotation marks`,
    );
  if (token.kind !== 'option') return;
  if (!Object.hasOwn(options, token.name))
    throw new Told(
      `没有选项 ${token.rawName}，--help 列出全部选项`,
      `there is no option ${token.rawName}; --help lists all of them`,
    );
  if (token.name === 'help') return;
  if (token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('--')))
    throw new Told(`选项 ${token.rawName} 后面应有内容`, `the option ${token.rawName} needs a value`);
}

/** @param {any} values */
function checkNumbers({ percent, replaces, wait, period }) {
  const isNumber = (/** @type {string} */ given) => /^\d+(\.\d+)?$/.test(given);
  if (percent !== undefined && !(isNumber(percent) && Number(percent) <= 100))
    throw new Told(`--percent 应为 0 至 100 的数，实际为“${percent}”`, `--percent is 0 to 100, found "${percent}"`);
  if (replaces !== undefined && !/^[1-9]\d{0,3}$/.test(replaces))
    throw new Told(
      `--replaces 应为已有反馈的序号（如 1），实际为“${replaces}”`,
      `--replaces is the number of the report that stands (such as 1), found "${replaces}"`,
    );
  if (!(isNumber(wait) && Number(wait) >= 1 && Number(wait) <= 3600))
    throw new Told(`--wait 应为 1 至 3600 秒，实际为“${wait}”`, `--wait is 1 to 3600 seconds, found "${wait}"`);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(period))
    throw new Told(
      `--period 应为年-月，形如 2026-01，实际为“${period}”`,
      `--period is a month such as 2026-01, found "${period}"`,
    );
}

/** @param {any} values */
function checkKafka({ brokers, mechanism }) {
  for (const broker of brokers.split(',')) {
    const port = /^(?:[^\s:/]+|\[[0-9a-f:.]+\]):(\d{1,5})$/i.exec(broker)?.[1];
    if (port === undefined || Number(port) < 1 || Number(port) > 65_535)
      throw new Told(
        `--brokers 应为“主机:端口”，形如 127.0.0.1:9092，多个用逗号分隔，实际为“${broker}”`,
        `--brokers is host:port such as 127.0.0.1:9092, with commas between several, found "${broker}"`,
      );
  }
  if (!mechanisms.includes(mechanism))
    throw new Told(
      `--mechanism 应为 ${mechanisms.join('、')} 之一，实际为“${mechanism}”`,
      `--mechanism is one of ${mechanisms.join(', ')}, found "${mechanism}"`,
    );
}
