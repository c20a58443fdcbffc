import { performance } from 'node:perf_hooks';
import { getState } from 'jest-circus';

const strays = [];
/** From now on an error that nobody catches fails the test that runs, and not the process. */
export const keepStrays = () => void process.on('uncaughtException', (error) => strays.push(error));

/** Every test that was collected so far, with the blocks around it, outermost first. Each has a name of its own. */
export function collectedTests() {
  const named = new Map();
  const walk = (block, blocks) => {
    for (const child of block.children) {
      if (child.type === 'describeBlock') walk(child, [...blocks, child]);
      else add(child, blocks);
    }
  };
  const add = ({ name, fn }, blocks) => {
    const title = [...blocks.slice(1).map((block) => block.name), name].join(' ');
    const id = named.has(title) ? `${title} (${named.size})` : title;
    named.set(id, { id, fn, blocks });
  };
  const { rootDescribeBlock } = getState();
  walk(rootDescribeBlock, [rootDescribeBlock]);
  return [...named.values()];
}

/**
 * Runs tests one after another until one fails, if `bail` says so. Hooks of a block run around those of its tests that are run.
 * @param during called with the id of the test that begins, and with undefined when it is over
 */
export async function runTests(tests, { bail, during }) {
  const results = [];
  let open = [];
  const leave = async (depth) => {
    const failure = await failureOf(() => hooks(open.slice(depth).reverse(), 'afterAll'));
    if (failure !== undefined) results.at(-1).failure ??= failure;
    open = open.slice(0, depth);
  };
  for (const test of tests) {
    const other = open.findIndex((block, depth) => block !== test.blocks[depth]);
    if (other !== -1) await leave(other);
    const entered = test.blocks.slice(open.length);
    open = test.blocks;
    results.push(await runTest(test, entered, during));
    if (bail && results.at(-1).failure !== undefined) break;
  }
  await leave(0);
  return results;
}

async function runTest({ id, fn, blocks }, entered, during) {
  const begun = performance.now();
  strays.length = 0;
  const failure = await failureOf(async () => {
    await hooks(entered, 'beforeAll');
    during(id);
    await hooks(blocks, 'beforeEach');
    await fn.call({});
    await hooks([...blocks].reverse(), 'afterEach');
    if (strays.length > 0) throw strays[0];
  });
  during(undefined);
  return { id, failure, milliseconds: performance.now() - begun };
}

async function failureOf(work) {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

async function hooks(blocks, type) {
  for (const block of blocks) for (const hook of block.hooks) if (hook.type === type) await hook.fn.call({});
}
