import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '#runtime';

/** What is said before an installation by an npm that runs on that Node. */
function said(agent: string | undefined): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join('infra', 'build', 'node-of-npm.mjs')], {
    cwd: projectRoot(),
    env: agent === undefined ? {} : { npm_config_user_agent: agent },
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  return stdout + stderr;
}

describe('an installation', () => {
  it.each(['20.17.0', '20.20.2', '22.9.0', '24.21.0', '26.0.0'])(
    'an installation says nothing when npm runs on Node %s',
    (version) => {
      expect(said(`npm/11.19.1 node/v${version} linux x64 workspaces/false`)).toBe('');
    },
  );

  it.each(['18.20.8', '20.16.0'])('an installation says one sentence when npm runs on Node %s', (version) => {
    const sentence = said(`npm/10.9.9 node/v${version} linux x64 workspaces/false`);
    expect(sentence).toMatch(new RegExp(`^zhezi: npm runs on Node ${version} here, .*20\\.17 or newer.*\\.\n$`));
  });

  it('an installation says nothing when another tool than npm installs', () => {
    expect(said(undefined)).toBe('');
  });
});
