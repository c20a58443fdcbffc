import { causesOf, type InBoth, networkFault, said, saidText, type Said } from '#kernel';
import { EventStoreUnavailable } from '#event-store';

/** What PostgreSQL says by its codes (SQLSTATE). */
const ofPostgres: Readonly<Record<string, InBoth>> = {
  '28P01': { zh: '用户名或口令不对', en: 'the user or the password is wrong' },
  '28000': { zh: '不许该用户从本机登录', en: 'it does not let that user sign in from here' },
  '3D000': { zh: '那里没有这个数据库', en: 'there is no database of that name' },
  '42501': { zh: '该用户的权限不足', en: 'that user lacks a permission' },
  '3F000': { zh: '其中还没有折子的表', en: 'the tables of zhezi are not there' },
  '42P01': { zh: '其中还没有折子的表', en: 'the tables of zhezi are not there' },
  '42883': { zh: '其中还没有折子的表', en: 'the tables of zhezi are not there' },
  '22023': { zh: '其中还没有折子的用户', en: 'the roles of zhezi are not there' },
  '42704': { zh: '其中还没有折子的用户', en: 'the roles of zhezi are not there' },
  '53100': { zh: '磁盘已满', en: 'its disk is full' },
  '53300': { zh: '连接数已满', en: 'it has no connection left' },
  '57P01': { zh: '数据库正在停止', en: 'it is stopping' },
  '57P02': { zh: '数据库出错后正在恢复', en: 'it is recovering after a failure' },
  '57P03': { zh: '数据库正在启动或停止', en: 'it is starting or stopping' },
  '57014': { zh: '答复超时', en: 'the answer took too long' },
  '25006': { zh: '数据库只读', en: 'it is read-only' },
};

/** What clients say themselves, and by no code. */
const ofClients: readonly (readonly [RegExp, InBoth])[] = [
  [/does not support SSL/i, { zh: '那里的数据库不用 TLS', en: 'it does not speak TLS' }],
  [
    /establishing an SSL|handshake|certificate/i,
    { zh: 'TLS 连接未能建立', en: 'the TLS connection could not be made' },
  ],
  [
    /password must be|no password/i,
    { zh: '地址中没有口令，而数据库要求口令', en: 'it asks for a password, and the address has none' },
  ],
  [/UNAUTHENTICATED|not authenticated/i, { zh: '用户名或口令不对', en: 'the user or the password is wrong' }],
  [/PERMISSION_DENIED|access denied/i, { zh: '该用户的权限不足', en: 'that user lacks a permission' }],
  [/timeout|timed out|DEADLINE_EXCEEDED|no answer in/i, { zh: '连接超时', en: 'the connection timed out' }],
  [/terminated|connection closed|ended unexpectedly/i, { zh: '连接中断', en: 'the connection was cut' }],
  [/UNAVAILABLE|discover/i, { zh: '没有答复', en: 'it does not answer' }],
  [/the address of KurrentDB/i, { zh: '地址的写法不对', en: 'the address is not written as it must be' }],
];

const isOfDatabase = (code: unknown): code is string =>
  typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code);

/** What work on a database has failed by, in words and never in those of a driver; undefined when the error is about something else. */
export function databaseFault(error: unknown): Said<string> | undefined {
  return codedFault(error) ?? clientFault(error) ?? (error instanceof EventStoreUnavailable ? noAnswer : undefined);
}

/** What has failed by a code of PostgreSQL or of the network: that is a database, wherever the error comes from. */
export function codedFault(error: unknown): Said<string> | undefined {
  const causes = [...causesOf(error)];
  const state = causes.map(({ code }) => code).find(isOfDatabase);
  if (state !== undefined)
    return said(state, ofPostgres[state] ?? { zh: `数据库报告“${state}”`, en: `it says "${state}"` });
  return networkFault(error);
}

const noAnswer = saidText({ zh: '没有答复', en: 'it does not answer' });

function clientFault(error: unknown): Said<string> | undefined {
  const causes = [...causesOf(error)];
  for (const [pattern, text] of ofClients) {
    const found = causes.some(({ message }) => typeof message === 'string' && pattern.test(message));
    if (found) return saidText(text);
  }
  return undefined;
}
