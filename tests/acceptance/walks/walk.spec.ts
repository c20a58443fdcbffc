import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { Walk } from './walk.js';

const command = (text: string, shown: readonly string[] = []) => ({ text, shown, staysRunning: false });

describe('a walk', () => {
  let walk: Walk;
  beforeEach(() => {
    walk = new Walk({ folder: tmpdir(), env: { PATH: process.env.PATH } });
  });
  afterEach(() => walk.end());

  it('a walk gives its commands to one shell, so that a variable stays', async () => {
    await walk.give(command('export A=one'));
    expect((await walk.give(command('echo "$A"', ['one']))).output).toBe('one\n');
    expect(walk.commands.map(({ text }) => text)).toEqual(['export A=one', 'echo "$A"']);
  });

  it('a walk stops at a command that fails, and says what it printed', async () => {
    await expect(walk.give(command('echo no >&2; (exit 3)'))).rejects.toThrow(/it ended with 3; it printed:\nno/);
  });

  it('a walk stops at a command that does not print what the page shows', async () => {
    await expect(walk.give(command('echo a', ['b']))).rejects.toThrow('the page shows “b”');
  });

  it('a walk leaves a command to another, and compares what that one says with what the page shows', async () => {
    const said = async (): Promise<string> => 'active\n';
    expect((await walk.leave(command('systemctl status x', ['active']), said)).output).toBe('active\n');
    expect(walk.commands.map(({ text }) => text)).toEqual(['systemctl status x']);
    await expect(walk.leave(command('systemctl status x', ['failed']), said)).rejects.toThrow('“failed”');
  });

  it('a walk goes on beside a command that stays running once it has printed what the page shows', async () => {
    const stays = { text: 'echo ready; exec tail -f /dev/null', shown: ['ready'], staysRunning: true };
    await walk.give(stays);
    await walk.give(command('echo next', ['next']));
  });

  it('a walk stops when what should stay running ends before it has printed what the page shows', async () => {
    const ends = { text: 'echo other', shown: ['ready'], staysRunning: true };
    await expect(walk.give(ends)).rejects.toThrow(/the page shows “ready” .*other/s);
  });
});
