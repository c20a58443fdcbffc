import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { fileURLToPath } from 'node:url';

/** The API as a process of its own, asked by one person. */
export interface ApiPeople {
  /** Resolves when the whole answer is here. @throws Error when it is no success */
  get(path: string): Promise<void>;
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../../apps/api/main.js', import.meta.url));

export async function startApiProcess(url: string, folder: string, token: string): Promise<ApiPeople> {
  const env = { ...process.env, ZHEZI_DATA: folder, ZHEZI_EVENT_STORE_URL: url, ZHEZI_HTTP_PORT: '0' };
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
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const headers = { authorization: `Bearer ${token}` };
  return {
    get: (path) => whole(address + path, { agent, headers }),
    async stop() {
      agent.destroy();
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

const whole = (
  url: string,
  options: { readonly agent: Agent; readonly headers: Record<string, string> },
): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = get(url, options, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.on('end', resolve).on('error', reject).resume();
    });
    request.on('error', reject);
  });
