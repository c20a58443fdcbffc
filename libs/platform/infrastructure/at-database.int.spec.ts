import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareEventStore } from '#event-store';
import { createReadDatabase } from '#projections';
import { testDatabase, type TestDatabase } from '#testing';
import { sentenceOf } from '../process/run-process.js';
import { atDatabase, withoutPassword } from './at-database.js';

describe('a database that cannot be used', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await testDatabase()));
  afterAll(() => database.close());

  const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => Promise.reject(new Error('expected a refusal')),
      (error: unknown) => error,
    );
  const away = 'postgres://zhezi:secret@127.0.0.1:1/zhezi';
  const open = (url: string) =>
    atDatabase(url, { eventStoreUrl: url, readDatabaseUrl: url }, () => prepareEventStore(url));

  it('a database that cannot be used is named with the reason and its variable, and without its password', async () => {
    const refused = await refusalOf(open(away));
    expect(sentenceOf(refused, 'zh')).toBe(
      '数据库 postgres://zhezi@127.0.0.1:1/zhezi 无法使用：连接被拒绝，那里没有服务在运行。请检查该数据库，核对环境变量 ZHEZI_EVENT_STORE_URL，然后重试。 [DATABASE_UNUSABLE]',
    );
    expect(sentenceOf(refused, 'en')).toBe(
      'The database postgres://zhezi@127.0.0.1:1/zhezi cannot be used: the connection was refused, nothing listens there. See to that database and to ZHEZI_EVENT_STORE_URL, then retry. [DATABASE_UNUSABLE]',
    );
  });

  it('a read database that cannot be used is named by its own variable', async () => {
    const addresses = { eventStoreUrl: database.connectionString, readDatabaseUrl: away };
    const refused = await refusalOf(atDatabase(away, addresses, () => createReadDatabase(away)));
    expect(sentenceOf(refused, 'zh')).toContain('环境变量 ZHEZI_READ_DATABASE_URL');
  });

  it.each([
    ['has another password', (url: URL) => (url.password = 'wrong'), '用户名或口令不对'],
    ['is not there', (url: URL) => (url.pathname = '/nothing'), '那里没有这个数据库'],
    ['is asked for TLS', (url: URL) => (url.search = '?sslmode=require'), '那里的数据库不用 TLS'],
    ['lies on no host', (url: URL) => (url.hostname = 'nohost.invalid'), '主机名'],
  ])('a database that %s is refused with that as the reason', async (_, change, reason) => {
    const url = new URL(database.connectionString);
    change(url);
    expect(sentenceOf(await refusalOf(open(url.href)), 'zh')).toMatch(new RegExp(`无法使用：[^。]*${reason}`));
  });

  it('a database that no variable names is the embedded one', async () => {
    const refused = await refusalOf(
      atDatabase(away, { eventStoreUrl: undefined, readDatabaseUrl: undefined }, () => prepareEventStore(away)),
    );
    expect(refused).toMatchObject({ code: 'DATABASE_FAILED' });
  });

  it('a fault that is none of a database stays as it is', async () => {
    const fault = new TypeError('x is not a function');
    expect(
      await refusalOf(atDatabase(away, { eventStoreUrl: away, readDatabaseUrl: away }, () => Promise.reject(fault))),
    ).toBe(fault);
  });

  it('a driver’s own words reach nobody where an error of a database ends a process later on', async () => {
    const raw = await refusalOf(prepareEventStore(away));
    expect(sentenceOf(raw, 'zh')).toMatch(/^数据库无法使用：连接被拒绝.* \[DATABASE_FAILED\]$/);
  });

  it.each([
    ['postgres://u:p%40@h:5432/db?password=a@b', 'postgres://u@h:5432/db'],
    ['postgres://u:p@ss@h/db', 'postgres://u@h/db'],
    ['postgres://h/db', 'postgres://h/db'],
    ['kurrentdb://admin:p@ss@h1:2113,h2:2113?tls=true', 'kurrentdb://admin@h1:2113,h2:2113'],
  ])('the address %s is shown as %s', (address, shown) => {
    expect(withoutPassword(address)).toBe(shown);
  });
});
