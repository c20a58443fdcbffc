import { silentLog } from '#runtime';
import { runProcess } from '../run-process.js';

/**
 * A process of the tests. Told to end, it ends its steps in order. Its argument says what goes wrong: `hang` one step of the end never
 * ends; `start-hangs` a step of the start never ends; `start-fails` a step of the start fails; `start-fails-and-hangs` that, and what it
 * had opened never closes; `slow-start` it is told to end in the middle of its start.
 */
const wrong = process.argv[2];
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const never = new Promise<void>(() => undefined);
const running = setInterval(() => undefined, 60_000);

const [pools, batch, requests] = ['pools', 'batch', 'requests'].map((en) => ({ zh: `〔${en}〕`, en: `the ${en}` }));

await runProcess((startup) =>
  startup.start(silentLog, async ({ step, open, end }) => {
    const nothing = (): void => undefined;
    await open(pools!, nothing, () => (wrong === 'start-fails-and-hangs' ? never : say('pools closed')));
    await open(batch!, nothing, () => (wrong === 'hang' ? never : say('batch ended')));
    if (wrong?.startsWith('start-fails'))
      await step(requests!, () => Promise.reject(new Error('no room for requests')));
    if (wrong === 'slow-start') await step(requests!, () => (say('starting'), told(() => end.hasBegun)));
    if (wrong === 'start-hangs') await step(requests!, () => (say('starting'), never));
    await open(requests!, nothing, () => say('requests ended'));
    await open({ zh: '计时', en: 'the timer' }, nothing, () => clearInterval(running));
    say('started');
    return {};
  }),
);

function told(isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (!isSo()) return;
      clearInterval(look);
      resolve();
    }, 5);
  });
}
