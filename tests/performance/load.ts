export interface Load {
  readonly count: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Keeps `inFlight` calls of `once(worker)` going for some seconds, each begun when the one before it ended. */
export async function runLoad(
  inFlight: number,
  seconds: number,
  once: (worker: number) => Promise<unknown>,
): Promise<Load> {
  const latencies: number[] = [];
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const work = async (worker: number): Promise<void> => {
    for (let start = performance.now(); start < until; start = performance.now()) {
      await once(worker);
      latencies.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, (_, worker) => work(worker)));
  return summary(latencies, performance.now() - begun);
}

/** Begins `perSecond` calls a second without waiting for answers. The time of a call counts from the moment at which it was due. */
export async function runOpenLoop(
  perSecond: number,
  seconds: number,
  once: (call: number) => Promise<unknown>,
): Promise<Load> {
  const latencies: number[] = [];
  const calls: Promise<void>[] = [];
  const begun = performance.now();
  const dueAt = (call: number): number => begun + (call * 1000) / perSecond;
  for (let call = 0; call < perSecond * seconds;) {
    while (call < perSecond * seconds && dueAt(call) <= performance.now()) {
      const due = dueAt(call);
      calls.push(once(call++).then(() => void latencies.push(performance.now() - due)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(calls);
  return summary(latencies, performance.now() - begun);
}

function summary(latencies: number[], milliseconds: number): Load {
  const sorted = Float64Array.from(latencies).sort();
  const at = (share: number): number => round(sorted[Math.floor(sorted.length * share)] ?? 0, 2);
  const perSecond = Math.round((latencies.length / milliseconds) * 1000);
  return { count: latencies.length, perSecond, p50: at(0.5), p99: at(0.99) };
}

export const round = (value: number, digits: number): number => Number(value.toFixed(digits));

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
