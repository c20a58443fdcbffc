import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentVariables, loadConfiguration } from '#platform';
import { projectRoot } from '#runtime';
import { settingsOf, variablesIn } from '../acceptance/walks/unit-file.js';

const root = projectRoot();
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

/** The unit as the documented command writes it. */
const filledIn = (name: string): string => read('infra', 'systemd', name).replaceAll('@CHECKOUT@', root);

const example = read('infra', 'systemd', 'zhezi.env.example');
const variables = variablesIn(example);

describe.each([
  ['zhezi.service', 'start'],
  ['zhezi@.service', 'start %i'],
])('the systemd unit %s', (name, command) => {
  const unit = settingsOf(filledIn(name));
  const one = (key: string): string | undefined => unit.get(key)?.[0];

  it(`the systemd unit ${name} runs the command by its whole path, as a user of its own, on data of its own`, () => {
    const [program, ...args] = one('Service.ExecStart')!.split(' ');
    expect(program).toBe(join(root, 'infra', 'build', 'zhezi'));
    expect(() => accessSync(program!, constants.X_OK)).not.toThrow();
    expect(args.join(' ')).toBe(command);
    expect([one('Service.User'), one('Service.StateDirectory')]).toEqual(['zhezi', 'zhezi']);
    expect(unit.get('Service.Environment')).toEqual(['ZHEZI_DATA=/var/lib/zhezi']);
    expect(one('Service.EnvironmentFile')).toBe('/etc/zhezi/zhezi.env');
  });

  it(`the systemd unit ${name} tells the process alone to end, and waits longer for it than it gives itself`, () => {
    expect([one('Service.KillSignal'), one('Service.KillMode')]).toEqual(['SIGTERM', 'mixed']);
    const seconds = Number(environmentVariables.find(({ name }) => name === 'ZHEZI_STOP_SECONDS')!.default);
    expect(variables.ZHEZI_STOP_SECONDS).toBe(String(seconds));
    expect(Number(one('Service.TimeoutStopSec'))).toBe(seconds + 10);
  });

  it(`the systemd unit ${name} has nothing that systemd does not understand, where systemd is there to ask`, () => {
    expect(filledIn(name)).not.toContain('@CHECKOUT');
    const folder = mkdtempSync(join(tmpdir(), 'zhezi-units-'));
    const file = join(folder, name.replace('@', '@relay'));
    writeFileSync(file, filledIn(name));
    const asked = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    if (asked.error === undefined) expect({ code: asked.status, said: asked.stderr }).toEqual({ code: 0, said: '' });
  });
});

describe('the example of the environment file', () => {
  it('the example of the environment file names only variables that the configuration knows, with values that it takes', () => {
    const known = environmentVariables.map(({ name }) => name);
    expect(Object.keys(variables).filter((name) => !known.includes(name))).toEqual([]);
    expect(loadConfiguration(variables)).toMatchObject({ http: { host: '127.0.0.1', port: 3000 } });
  });

  it.each(['service.md', 'service.zh-CN.md'])(
    'docs/%s gives the time of an orderly end and the ports that the example has',
    (page) => {
      const text = read('docs', page);
      expect(text).toContain(`127.0.0.1:${variables.ZHEZI_HTTP_PORT}/readyz`);
      expect(text).toContain(`127.0.0.1:${variables.ZHEZI_METRICS_PORT}/metrics`);
      expect(text).toMatch(new RegExp(`\`ZHEZI_STOP_SECONDS\`[ （(]+${variables.ZHEZI_STOP_SECONDS}`));
    },
  );
});
