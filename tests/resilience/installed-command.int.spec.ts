import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { projectRoot } from '#runtime';
import { type CopiedCheckout, copyCheckout, ranIn, shellEnvironment } from './copied-checkout.js';

/** The command as people get it from a checkout, each way without a registry: it answers from any folder, on the project's own Node. */
describe('the installed command', () => {
  let checkout: CopiedCheckout;
  let folder: string;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    checkout = await copyCheckout();
    folder = await mkdtemp(join(tmpdir(), 'zhezi-person-'));
    await copyFile(join(projectRoot(), 'seeds', 'documents', '002_d2e1d2fa9d54708a.txt'), join(folder, 'mine.txt'));
    await mkdir(join(folder, 'home'));
    env = {
      ...shellEnvironment(),
      HOME: join(folder, 'home'),
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_fetch_retries: '0',
    };
  });
  afterAll(async () => {
    await checkout.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const plan = expect.stringMatching(/138/);

  it('the installed command comes with `npm install --global .` and reads a file by its name in the folder of the person', async () => {
    const prefix = join(folder, 'global');
    const installed = await ranIn(checkout.root, ['npm', 'install', '--global', '.', '--prefix', prefix], { env });
    expect(installed).toMatchObject({ code: 0 });
    const read = await ranIn(folder, [join(prefix, 'bin', 'zhezi'), 'read', './mine.txt'], { env });
    expect(read).toEqual({ code: 0, out: plan, err: '' });
  });

  it('the installed command comes with `npm link`', async () => {
    const prefix = join(folder, 'linked');
    await mkdir(join(prefix, 'lib'), { recursive: true });
    expect(await ranIn(checkout.root, ['npm', 'link'], { env: { ...env, npm_config_prefix: prefix } })).toMatchObject({
      code: 0,
    });
    const read = await ranIn(folder, [join(prefix, 'bin', 'zhezi'), 'read', 'mine.txt'], { env });
    expect(read).toEqual({ code: 0, out: plan, err: '' });
  });

  it('the installed command is what `npx zhezi` runs in every folder of the checkout, without asking a registry', async () => {
    await copyFile(join(folder, 'mine.txt'), join(checkout.root, 'apps', 'mine.txt'));
    const read = await ranIn(join(checkout.root, 'apps'), ['npx', 'zhezi', 'read', 'mine.txt'], { env });
    expect(read).toEqual({ code: 0, out: plan, err: '' });
    expect(await ranIn(checkout.root, ['npx', 'zhezi', '--lang', 'en', 'nothing'], { env })).toMatchObject({
      code: 2,
      out: '',
    });
  });

  it('the installed command reads a file of the folder in which a person says `npm run zhezi`', async () => {
    await copyFile(join(folder, 'mine.txt'), join(checkout.root, 'apps', 'mine.txt'));
    const read = await ranIn(join(checkout.root, 'apps'), ['npm', 'run', '-s', 'zhezi', '--', 'read', 'mine.txt'], {
      env,
    });
    expect(read).toEqual({ code: 0, out: plan, err: '' });
  });

  it("the installed command runs on the project's own Node, whatever the machine calls node and whatever npm has said before", async () => {
    const other = join(folder, 'other');
    await mkdir(other);
    await writeFile(join(other, 'node'), '#!/bin/sh\necho an old node >&2\nexit 9\n');
    await chmod(join(other, 'node'), 0o755);
    const run = { ...env, PATH: [other, env.PATH].join(delimiter), INIT_CWD: checkout.root };
    const read = await ranIn(folder, [join(checkout.root, 'infra', 'build', 'zhezi'), 'read', 'mine.txt'], {
      env: run,
    });
    expect(read).toEqual({ code: 0, out: plan, err: '' });
  });
});
