/**
 * Works on the items in their order, on at most `limit` of them at a time, and returns the results in the same order. After a
 * failure it begins no further item, waits for those that have begun, and throws the first failure.
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
