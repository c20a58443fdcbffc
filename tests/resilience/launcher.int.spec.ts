import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CopiedCheckout, copyCheckout, ranIn, shellEnvironment } from './copied-checkout.js';

/** A user that owns nothing here: another one when the tests run as root, who may write everywhere; else ourselves. */
const nobody = 65_534;
const asStranger = process.getuid!() === 0 ? { uid: nobody, gid: nobody } : {};

describe('the launcher', () => {
  let checkout: CopiedCheckout;
  let elsewhere: string;

  beforeAll(async () => {
    checkout = await copyCheckout();
    elsewhere = await mkdtemp(join(tmpdir(), 'zhezi-elsewhere-'));
    await chmod(elsewhere, 0o777);
  });
  afterAll(async () => {
    await chmod(join(checkout.root, 'dist'), 0o755).catch(() => undefined);
    await checkout.remove();
    await rm(elsewhere, { recursive: true, force: true });
  });

  const inCheckout = (...path: string[]): string => join(checkout.root, ...path);
  const command = (): string => inCheckout('infra', 'build', 'zhezi');
  const builtAt = async (): Promise<number> => (await stat(inCheckout('dist', 'apps', 'cli', 'main.js'))).ctimeMs;
  const change = (text: string): Promise<void> => appendFile(inCheckout('apps', 'cli', 'main.ts'), text);

  it('the launcher builds a checkout that has no build, once for two that start at the same time', async () => {
    const both = await Promise.all([1, 2].map(() => ranIn(elsewhere, [command(), '--lang', 'en', '--help'])));
    for (const { code, out, err } of both) {
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(/^Usage: zhezi /);
    }
    expect((await readdir(inCheckout('dist'))).toSorted()).toEqual(['.product.json', 'apps', 'libs']);
    expect(await readdir(inCheckout('dist', 'apps', 'cli'))).not.toContain('run-cli.int.spec.js');
  });

  it('the launcher builds only when a source has changed, and a file that is only newer is no change', async () => {
    const first = await builtAt();
    await writeFile(inCheckout('apps', 'cli', 'main.ts'), await readFile(inCheckout('apps', 'cli', 'main.ts')));
    expect(await ranIn(elsewhere, [command(), '--help'])).toMatchObject({ code: 0, err: '' });
    expect(await builtAt()).toBe(first);
    await change('// changed\n');
    expect(await ranIn(elsewhere, [command(), '--help'])).toMatchObject({ code: 0, err: '' });
    expect(await builtAt()).toBeGreaterThan(first);
  });

  it('the launcher leaves the last build as it was when a source cannot be compiled, and says so', async () => {
    const [before, text] = [await builtAt(), await readFile(inCheckout('apps', 'cli', 'main.ts'), 'utf8')];
    await change('const = ;\n');
    const failed = await ranIn(elsewhere, [command(), '--lang', 'en', '--help']);
    expect(failed).toMatchObject({ code: 1, out: '' });
    expect(failed.err).toMatch(/the last build is as it was\. \[BUILD_FAILED\]\n$/);
    expect(await builtAt()).toBe(before);
    await writeFile(inCheckout('apps', 'cli', 'main.ts'), text);
    expect(await ranIn(elsewhere, [command(), '--help'])).toMatchObject({ code: 0, err: '' });
  });

  it('the launcher goes on where a process that was building was killed', async () => {
    await change('// changed again\n');
    await mkdir(inCheckout('dist', '.new-4194305'));
    await writeFile(inCheckout('dist', '.lock'), '4194305');
    expect(await ranIn(elsewhere, [command(), '--help'])).toMatchObject({ code: 0, err: '' });
    expect((await readdir(inCheckout('dist'))).toSorted()).toEqual(['.product.json', 'apps', 'libs']);
  });

  it("the launcher runs from another owner's checkout that is built, and says one sentence when it would have to build", async () => {
    await chmod(inCheckout('dist'), 0o555);
    expect(await ranIn(elsewhere, [command(), '--help'], asStranger)).toMatchObject({ code: 0, err: '' });
    await change('// changed by its owner\n');
    const zh = await ranIn(elsewhere, [command(), '--help'], asStranger);
    expect(zh).toMatchObject({ code: 1, out: '' });
    expect(zh.err).toMatch(/^折子的源码尚未编译，.*npm run build.* \[BUILD_NOT_WRITABLE\]\n$/);
    const en = await ranIn(elsewhere, [command(), '--lang', 'en', '--help'], asStranger);
    expect(en.err).toMatch(/^The sources have not been built, .*npm run build.* \[BUILD_NOT_WRITABLE\]\n$/);
    const env = { ...shellEnvironment(), HOME: elsewhere, ZHEZI_LANG: 'en' };
    const npm = await ranIn(checkout.root, ['npm', 'run', '-s', 'zhezi', '--', '--help'], { ...asStranger, env });
    expect(npm).toEqual({ ...en, code: 1 });
    await chmod(inCheckout('dist'), 0o755);
  });

  it("the launcher says one sentence in another owner's checkout that was never built", async () => {
    await rm(inCheckout('dist'), { recursive: true });
    await chmod(checkout.root, 0o555);
    const { code, out, err } = await ranIn(elsewhere, [command(), '--lang', 'en', 'doctor'], asStranger);
    await chmod(checkout.root, 0o755);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^The sources have not been built, .*\n$/);
    expect(err.split('\n')).toHaveLength(2);
  });

  it('the launcher says what to install when packages are missing', async () => {
    await rm(inCheckout('node_modules'));
    const { code, err } = await ranIn(elsewhere, [
      process.execPath,
      inCheckout('infra', 'build', 'launch.mjs'),
      'x.js',
    ]);
    await symlink(join(import.meta.dirname, '..', '..', 'node_modules'), inCheckout('node_modules'));
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/npm ci.* \[NOT_INSTALLED\]\n$/) });
  });
});
