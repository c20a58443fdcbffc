import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, createServer, type Server } from 'node:net';
import { testDatabase, type TestDatabase } from '#testing';
import { ReadDatabase } from './read-database.js';

const readyForQuery = Buffer.from('Z\0\0\0\x05I', 'latin1');

/** The server's word to a session that an administrator ends. */
const told = Buffer.from('SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0');
const ended = Buffer.concat([Buffer.from([0x45, 0, 0, 0, told.length + 4]), told]);

/** Before the server; a connection that is made while `ends` is set is ended in the same breath in which it is ready. */
async function startRelay(connectionString: string) {
  const url = new URL(connectionString);
  const target = { host: url.hostname, port: Number(url.port) };
  const relay = { ends: false };
  const server: Server = createServer((near) => {
    const far = connect(target);
    const { ends } = relay;
    near.on('error', () => undefined).on('close', () => far.destroy());
    far.on('error', () => undefined).on('close', () => near.destroy());
    near.on('data', (chunk) => far.write(chunk));
    far.on('data', (chunk) => {
      if (ends && chunk.includes(readyForQuery)) near.end(Buffer.concat([chunk, ended]));
      else near.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  const close = (): Promise<unknown> => new Promise((resolve) => server.close(resolve));
  return Object.assign(relay, { connectionString: url.href, close });
}

describe('the pool of the read database', () => {
  let testing: TestDatabase;
  let relay: Awaited<ReturnType<typeof startRelay>>;
  let database: ReadDatabase;

  beforeEach(async () => {
    testing = await testDatabase();
    relay = await startRelay(testing.connectionString);
    database = new ReadDatabase(relay.connectionString);
    await database.initialize();
  });
  afterEach(async () => {
    await database.destroy();
    await relay.close();
    await testing.close();
  });

  it('the pool of the read database outlives a connection that the server ends in the moment in which it is ready', async () => {
    const busy = database.createQueryRunner();
    await busy.connect(); // so that the next one has to be made
    relay.ends = true;
    const lost = database.createQueryRunner();
    await lost.connect();
    await expect(lost.query('SELECT 1')).rejects.toThrow(/not queryable|terminat/i);
    await lost.release();
    relay.ends = false;
    const next = database.createQueryRunner();
    expect(await next.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await Promise.all([busy, next].map((runner) => runner.release()));
  });
});
