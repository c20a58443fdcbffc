import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { HttpConnection } from './http-connection.js';

/** The API as a process of its own, asked by one person. */
export interface ApiPeople {
  /** Resolves when the whole answer is here. @throws Error when it is no success */
  get(path: string): Promise<void>;
  stop(): Promise<void>;
}

const mostConnections = 64;
const main = fileURLToPath(new URL('../../apps/api/main.js', import.meta.url));

export async function startApiProcess(url: string, folder: string, token: string): Promise<ApiPeople> {
  const env = {
    ...process.env,
    ZHEZI_DATA: folder,
    ZHEZI_DIRECTORY: 'tongzhou',
    ZHEZI_EVENT_STORE_URL: url,
    ZHEZI_HTTP_PORT: '0',
  };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 100_000) said += text;
      const found = /http:\/\/[\d.]+:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    child.once('exit', () => reject(new Error(`the API ended at its start:\n${said}`)));
  });
  const api = new URL(address);
  const headers = `host: ${api.host}\r\nauthorization: Bearer ${token}\r\n`;
  const connections = Array.from({ length: mostConnections }, () => new HttpConnection(api, headers));
  const idle = [...connections];
  const waiting: ((connection: HttpConnection) => void)[] = [];
  const free = (connection: HttpConnection): void => {
    const next = waiting.shift();
    if (next) next(connection);
    else idle.push(connection);
  };
  return {
    async get(path) {
      const connection = idle.pop() ?? (await new Promise<HttpConnection>((resolve) => waiting.push(resolve)));
      await connection.get(path).finally(() => free(connection));
    },
    async stop() {
      for (const connection of connections) connection.end();
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}
