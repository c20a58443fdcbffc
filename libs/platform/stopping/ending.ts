/**
 * How the end of this process goes, in one place: what is being ended now, so that an end that takes too long can say where it
 * hangs, and so that whoever asks meanwhile is not sent here.
 */
const underWay = new Set<string>();
let isEnding = false;

/** Names a step of the end: `opening.defer(ending('the projections', () => projections.stop()))`. */
export const ending = (name: string, work: () => unknown) => async (): Promise<void> => {
  underWay.add(name);
  try {
    await work();
  } finally {
    underWay.delete(name);
  }
};

/** Steps that have begun and not finished. */
export const stepsUnderWay = (): readonly string[] => [...underWay];

export const beginToEnd = (): void => void (isEnding = true);

/** Whether this process was told to end. */
export const isToEnd = (): boolean => isEnding;
