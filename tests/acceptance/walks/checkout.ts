import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#runtime';
import { copyCheckout, shellEnvironment } from '../../resilience/copied-checkout.js';
import type { Place } from './terminal.js';

/** Where the walk of the first days begins, and what of its page was done before. */
export interface Beginning {
  /** The checkout in which the walk goes on. */
  readonly root: string;
  /** Where its first command is given. */
  readonly place: Place;
  /** How many of the first commands are not given, because the checkout stands already. */
  readonly doneBefore: number;
  remove(): Promise<void>;
}

/** As the page clones and installs it: both commands are given, in an empty folder (`npm run first-days`). Only what is committed is cloned. */
const isCloned = process.env.REAL_CLONE === '1';

/** How long a walk may take; a real installation loads some hundred packages. */
export const walkMs = isCloned ? 1_800_000 : 240_000;

export const beginningOf = (env: NodeJS.ProcessEnv): Promise<Beginning> => (isCloned ? empty(env) : installed(env));

/** A copy of the present sources, with the packages that are installed for them: of the page, the first two commands are done. */
async function installed(env: NodeJS.ProcessEnv): Promise<Beginning> {
  const { root, remove } = await copyCheckout();
  const place = { folder: root, env: { ...shellEnvironment(), ...env } };
  return { root, place, doneBefore: 2, remove };
}

async function empty(env: NodeJS.ProcessEnv): Promise<Beginning> {
  const folder = await mkdtemp(join(tmpdir(), 'zhezi-clone-'));
  await chmod(folder, 0o755);
  const place = { folder, env: { ...wholeEnvironment(), ...env }, patienceMs: walkMs };
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  return { root: join(folder, 'zhezi'), place, doneBefore: 0, remove };
}

/** With what a registry needs (proxy, certificates), without what npm and Jest have added. */
function wholeEnvironment(): NodeJS.ProcessEnv {
  const added = /^(npm_|JEST_|INIT_CWD$|NODE$|NODE_ENV$|NODE_OPTIONS$|ZHEZI_|REAL_CLONE$)/;
  const own = Object.entries(process.env).filter(([name]) => !added.test(name));
  return { ...Object.fromEntries(own), ...shellEnvironment() };
}

/** The address from which the page clones, as it is here. */
export const cloneAddress = (): string => projectRoot();
