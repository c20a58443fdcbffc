/** Why the example of a unit's system cannot read a file or reach Kafka, in words of its own and in both languages. */

/** A failure whose sentence is ours already. */
export class Told extends Error {
  /** @param {string} zh @param {string} en */
  constructor(zh, en) {
    super(en);
    this.told = { zh, en };
  }
}

/** @type {readonly (readonly [RegExp, string, string])[]} */
const ofFiles = [
  [/ENOENT|ENOTDIR/, '没有这个文件', 'there is no such file'],
  [/EACCES|EPERM/, '没有读取的权限', 'you may not read it'],
  [/EISDIR/, '这是文件夹，不是文件', 'it is a folder, not a file'],
];

/** @type {readonly (readonly [RegExp, string, string])[]} */
const ofKafka = [
  [/ECONNREFUSED/, '该地址没有 Kafka 在运行', 'nothing listens there'],
  [/ENOTFOUND|EAI_AGAIN/, '找不到这个主机', 'there is no such host'],
  [/ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timeout/i, '该地址没有应答', 'that address does not answer'],
  [
    /authenticat|SASL/i,
    '用户名、密码或签到方式（--mechanism）不被承认',
    'the username, the password or the --mechanism is not accepted',
  ],
  [/certificate|self.signed|CERT_/i, '它的证书不被 --ca 信任', 'its certificate is not trusted by --ca'],
  [
    /ECONNRESET|EPIPE|socket|TLS|SSL|closed connection/i,
    '连接被对方断开，多半是一方用 TLS、另一方不用（见 --ca）',
    'the other end broke the connection off, mostly because only one of both uses TLS (see --ca)',
  ],
  [
    /does not host this topic|UNKNOWN_TOPIC/i,
    '那里没有折子的主题，收件进程还没有启动过，或 --prefix 不对',
    'the topics of zhezi are not there: the intake was never started, or --prefix is another',
  ],
  [/not authorized|authoriz/i, '该用户无权使用折子的主题', 'that user may not use the topics of zhezi'],
];

/** @param {unknown} error */
export const fileReason = (error) => reasonOf(error, ofFiles, { zh: '读不出来', en: 'it cannot be read' });

/** @param {unknown} error */
export const kafkaReason = (error) =>
  reasonOf(error, ofKafka, { zh: '连接或发送没有成功', en: 'connecting or sending failed' });

/**
 * @param {any} error
 * @param {readonly (readonly [RegExp, string, string])[]} known
 * @param {{ readonly zh: string, readonly en: string }} otherwise
 */
function reasonOf(error, known, otherwise) {
  if (error instanceof Told) return error.told;
  const text = [error, error?.cause, ...(error?.cause?.errors ?? error?.errors ?? [])]
    .map((each) => `${each?.code ?? ''} ${each?.type ?? ''} ${each?.message ?? ''}`)
    .join(' ');
  const [, zh, en] = known.find(([pattern]) => pattern.test(text)) ?? [undefined, otherwise.zh, otherwise.en];
  return { zh, en };
}
