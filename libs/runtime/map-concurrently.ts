/**
 * Works on all items, at most `limit` of them at a time, taken in their order. Answers in the same order. When one fails, no
 * other is begun; those under way are waited for, then the first failure is thrown.
 */
export async function mapConcurrently<Item, Result>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...items].entries();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      if (failed) return;
      results[index] = await work(item, index);
    }
  };
  const workers = Array.from({ length: limit }, () =>
    worker().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  const rejected = (await Promise.allSettled(workers)).find((ended) => ended.status === 'rejected');
  if (rejected) throw rejected.reason;
  return results;
}
