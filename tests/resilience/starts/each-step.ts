import { expect } from '@jest/globals';
import { Startup, type Stoppable } from '#platform';
import { until } from '#testing';

/** The step of a start that a test has let fail. */
class StepFailed extends Error {}

export interface StartTried {
  /** Starts it with the startup that is given. */
  start(startup: Startup): Promise<Stoppable>;
  /** What of it is still there: one text for each thing. */
  leftOver(): Promise<readonly string[]>;
  /** The step before which the trying ends, because it takes too long to be done; absent: the start is completed once. */
  readonly last?: string;
}

/**
 * Starts again and again, and lets another step fail each time, the first one first, until all steps of the start have failed once. Each time
 * the start fails with what the step failed with, and nothing of it is left. @returns the names of the steps, in order
 */
export async function failEachStep({ start, leftOver, last }: StartTried): Promise<readonly string[]> {
  const failed: string[] = [];
  const before = openResources();
  for (;;) {
    const outcome = await startFailingAt((_, place) => place === failed.length, start);
    if ('running' in outcome) {
      await outcome.running.stop();
      return failed;
    }
    failed.push(await failedAlone(outcome, { before, leftOver }));
    if (outcome.step === last) return failed;
  }
}

/** As {@link failEachStep}, for one step by its name, because the steps before it take long. */
export async function failStep(name: string, { start, leftOver }: Omit<StartTried, 'last'>): Promise<void> {
  const before = openResources();
  const outcome = await startFailingAt((step) => step === name, start);
  if ('running' in outcome) {
    await outcome.running.stop();
    throw new Error(`no step is called "${name}"`);
  }
  await failedAlone(outcome, { before, leftOver });
}

interface Failed {
  readonly step: string | undefined;
  readonly error: unknown;
}

/** It failed with what the step failed with, and nothing of it is left. @returns the name of the step */
async function failedAlone(
  { step, error }: Failed,
  { before, leftOver }: { readonly before: Counted; readonly leftOver: StartTried['leftOver'] },
): Promise<string> {
  expect({ step, error }).toEqual({ step: expect.any(String), error: new StepFailed(step) });
  const left = async (): Promise<readonly string[]> => [...openSince(before), ...(await leftOver())];
  await until(`nothing is left after "${step}"`, async () => (await left()).length === 0).catch(async (late) => {
    throw new Error(`${late.message}; left: ${(await left()).join(', ')}`);
  });
  return step!;
}

async function startFailingAt(fails: (step: string, place: number) => boolean, start: StartTried['start']) {
  let step: string | undefined;
  let taken = 0;
  const startup = new Startup({
    closeSeconds: 20,
    onStep: ({ en }) => {
      if (!fails(en, taken++)) return;
      step = en;
      throw new StepFailed(en);
    },
  });
  return start(startup).then(
    (running) => ({ running }),
    (error: unknown) => ({ step, error }),
  );
}

type Counted = ReadonlyMap<string, number>;

/** What keeps this process alive: sockets, servers, processes, timers. */
function openResources(): Counted {
  const found = Map.groupBy(process.getActiveResourcesInfo(), (resource) => resource);
  return new Map([...found].map(([resource, { length }]) => [resource, length]));
}

const openSince = (before: Counted): readonly string[] =>
  [...openResources()].flatMap(([resource, count]) => {
    const more = count - (before.get(resource) ?? 0);
    return more > 0 ? [`${more} ${resource}`] : [];
  });
