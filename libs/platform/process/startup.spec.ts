import { describe, expect, it } from '@jest/globals';
import { silentLog } from '#runtime';
import { Startup } from './startup.js';

const server = { zh: '服务器', en: 'the server' };
const nothing = (): void => undefined;

describe('the log of a start', () => {
  function logged() {
    const lines: string[] = [];
    const log = { ...silentLog, info: (_: object, message: string) => void lines.push(message.replace(/\d+/, 'N')) };
    return { lines, log };
  }

  it('the log of a start that a signal interrupts ends with the word that it has stopped', async () => {
    const { lines, log } = logged();
    const startup = new Startup();
    const started = startup.start(log, async ({ open, step }) => {
      await open(server, () => startup.end.begin(), nothing);
      await step(server, nothing);
      return {};
    });
    await expect(started).rejects.toThrow('told to end');
    expect(lines).toEqual(['started: the server', 'stopping: the server', 'stopped in N ms']);
  });

  it('the log of a start that fails before anything is open says nothing beside the failure', async () => {
    const { lines, log } = logged();
    const failing = new Startup().start(log, ({ step }) => step(server, () => Promise.reject(new Error('no'))));
    await expect(failing).rejects.toThrow('no');
    expect(lines).toEqual([]);
  });
});
