const attempts = 20;

/** Does the work again when it waited too long for a lock, because somebody reads the table. */
export async function retryLockTimeouts<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isLockTimeout(error)) throw error;
    }
  }
}

/** `lock_not_available`. */
const isLockTimeout = (error: unknown): boolean => (error as { code?: unknown }).code === '55P03';
