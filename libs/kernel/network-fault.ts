import { type InBoth, said, type Said } from './words.js';

/** What an operating system, TLS and HTTP say by their codes when a machine cannot be reached. */
const faults: Readonly<Record<string, InBoth>> = {
  ECONNREFUSED: { zh: '连接被拒绝，那里没有服务在运行', en: 'the connection was refused, nothing listens there' },
  ENOTFOUND: { zh: '没有这个主机名', en: 'there is no host of that name' },
  EAI_AGAIN: { zh: '主机名暂时无法解析', en: 'the name of the host cannot be looked up now' },
  ECONNRESET: { zh: '连接中断', en: 'the connection was cut' },
  EPIPE: { zh: '连接中断', en: 'the connection was cut' },
  UND_ERR_SOCKET: { zh: '连接中断', en: 'the connection was cut' },
  ETIMEDOUT: { zh: '连接超时', en: 'the connection timed out' },
  UND_ERR_CONNECT_TIMEOUT: { zh: '连接超时', en: 'the connection timed out' },
  UND_ERR_HEADERS_TIMEOUT: { zh: '答复超时', en: 'the answer took too long' },
  UND_ERR_BODY_TIMEOUT: { zh: '答复超时', en: 'the answer took too long' },
  EHOSTUNREACH: { zh: '主机不可达', en: 'the host cannot be reached' },
  EHOSTDOWN: { zh: '主机不可达', en: 'the host cannot be reached' },
  ENETUNREACH: { zh: '网络不可达', en: 'the network cannot be reached' },
  EADDRNOTAVAIL: { zh: '本机没有这个地址', en: 'this machine has no such address' },
  EADDRINUSE: { zh: '端口已被占用', en: 'the port is taken' },
  EACCES: { zh: '没有权限', en: 'permission is denied' },
  EPERM: { zh: '系统不允许', en: 'the system does not permit it' },
  CERT_HAS_EXPIRED: { zh: '对方的证书已过期', en: 'its certificate has expired' },
  CERT_NOT_YET_VALID: { zh: '对方的证书尚未生效', en: 'its certificate is not valid yet' },
  DEPTH_ZERO_SELF_SIGNED_CERT: {
    zh: '对方的证书是自签的，不受信任',
    en: 'its certificate is signed by itself and not trusted',
  },
  SELF_SIGNED_CERT_IN_CHAIN: { zh: '签发对方证书的机构不受信任', en: 'who signed its certificate is not trusted' },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
    zh: '签发对方证书的机构不受信任',
    en: 'who signed its certificate is not trusted',
  },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
    zh: '签发对方证书的机构不受信任',
    en: 'who signed its certificate is not trusted',
  },
  UNABLE_TO_GET_ISSUER_CERT: { zh: '签发对方证书的机构不受信任', en: 'who signed its certificate is not trusted' },
  ERR_TLS_CERT_ALTNAME_INVALID: { zh: '对方的证书属于其他主机', en: 'its certificate belongs to another host' },
  ERR_SSL_WRONG_VERSION_NUMBER: {
    zh: '那里的服务不用 TLS（https），只能明文连接',
    en: 'what listens there does not speak TLS (https)',
  },
  ERR_SSL_PACKET_LENGTH_TOO_LONG: {
    zh: '那里的服务不用 TLS（https），只能明文连接',
    en: 'what listens there does not speak TLS (https)',
  },
  HPE_INVALID_CONSTANT: { zh: '那里的服务不是网页服务', en: 'what listens there does not speak HTTP' },
};

const tlsFailed: InBoth = { zh: 'TLS 连接未能建立', en: 'the TLS connection could not be made' };
const isOfTls = (code: string): boolean => /^(ERR_SSL_|ERR_TLS_|EPROTO$|CERT_)/.test(code);

interface Fault {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/** The error, what caused it, and what it is a collection of. */
export function* causesOf(error: unknown): Generator<Fault> {
  if (typeof error !== 'object' || error === null) return;
  yield error;
  const { cause, errors } = error as Fault;
  if (cause !== error) yield* causesOf(cause);
  if (Array.isArray(errors)) for (const one of errors) yield* causesOf(one);
}

/** Clients that make an error of their own leave the code of the system in its text alone. */
const inText = new RegExp(String.raw`\b(${Object.keys(faults).join('|')})\b`);

const codeIn = ({ code, message }: Fault): string | undefined => {
  if (typeof code === 'string' && (faults[code] !== undefined || isOfTls(code))) return code;
  return typeof message === 'string' ? inText.exec(message)?.[1] : undefined;
};

/** Why a machine cannot be reached, in words; undefined when the error, and what caused it, says nothing of a network. */
export function networkFault(error: unknown): Said<string> | undefined {
  for (const one of causesOf(error)) {
    const code = codeIn(one);
    if (code !== undefined) return said(code, faults[code] ?? tlsFailed);
  }
  return undefined;
}
