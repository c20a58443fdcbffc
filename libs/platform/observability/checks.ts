/** Throws, with the reason, when the process cannot do its work. */
export type Check = () => Promise<unknown>;

export interface CheckFound {
  readonly ok: boolean;
  /** What is wrong; absent when nothing is. */
  readonly reason?: string;
}

export interface ReadinessFound {
  readonly status: 'ready' | 'not-ready';
  readonly checks: Readonly<Record<string, CheckFound>>;
}

const patienceMs = 2_000;

/** Carries out all checks at the same time. A check that does not answer within two seconds has failed. */
export async function carryOut(checks: ReadonlyMap<string, Check>): Promise<ReadinessFound> {
  const found = await Promise.all([...checks].map(async ([name, check]) => [name, await resultOf(check)] as const));
  const isReady = found.every(([, { ok }]) => ok);
  return { status: isReady ? 'ready' : 'not-ready', checks: Object.fromEntries(found) };
}

async function resultOf(check: Check): Promise<CheckFound> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  try {
    await Promise.race([check(), late]);
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** A failed connection often says nothing but its code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ((error as NodeJS.ErrnoException).code ?? error.name);
}
