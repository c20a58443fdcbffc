/**
 * Lets calls share the runs of `work`. One run goes on at a time, and each call is answered by a run that began after the call: what
 * was stored before the call is in the answer.
 */
export function sharedRuns<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<Result> | undefined;
  const begin = (): Promise<Result> => {
    next = undefined;
    return work();
  };
  return () => {
    last = next ??= last.then(begin, begin);
    return next;
  };
}
