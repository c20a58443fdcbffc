import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyCheckout, ranIn } from '../../resilience/copied-checkout.js';

/** What the service says when it has started: a version and the one after it. */
export const welcomes = {
  zh: { now: '折子已启动', next: '折子新版本已启动' },
  en: { now: 'Zhezi has started', next: 'The next version of Zhezi has started' },
} as const;

/** A repository of the present sources, from which a person clones and pulls. The packages are linked in it. */
export interface Origin {
  readonly root: string;
  /** A version that greets in other words. */
  goOn(): Promise<void>;
  remove(): Promise<void>;
}

export async function makeOrigin(): Promise<Origin> {
  const { root, remove } = await copyCheckout();
  const git = async (...args: string[]): Promise<void> => {
    const { code, err } = await ranIn(root, ['git', '-c', 'user.name=A', '-c', 'user.email=a@example.cn', ...args]);
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${err}`);
  };
  const commit = async (message: string): Promise<void> => {
    await git('add', '--all');
    await git('commit', '--quiet', '--message', message);
  };
  await git('init', '--quiet');
  await commit('this version');
  const goOn = async (): Promise<void> => {
    const file = join(root, 'apps', 'standalone', 'welcome.ts');
    const greeted = Object.values(welcomes).reduce(
      (text, { now, next }) => text.replace(now, next),
      await readFile(file, 'utf8'),
    );
    await writeFile(file, greeted);
    await commit('the next version');
  };
  return { root, goOn, remove };
}
