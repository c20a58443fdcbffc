import type { ReceivedMessage } from '#messaging';

/** How many messages of different keys are worked on at the same time: as many as the store gathers into one commit. */
const sideBySide = 64;

/** Works on all messages; those of one key one after another. After a failure no more are begun, and it is thrown when those under way have ended. */
export async function inOrderPerKey<Result>(
  messages: readonly ReceivedMessage[],
  signal: AbortSignal,
  work: (message: ReceivedMessage, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Array<Result>(messages.length);
  const places = messages.map((_, index) => index);
  const lanes = Map.groupBy(places, (index) => messages[index]!.key ?? messages[index]!.offset).values();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const lane of lanes) {
      for (const index of lane) {
        if (failed) return;
        signal.throwIfAborted();
        results[index] = await work(messages[index]!, index);
      }
    }
  };
  const workers = Array.from({ length: sideBySide }, () =>
    worker().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  const rejected = (await Promise.allSettled(workers)).find((ended) => ended.status === 'rejected');
  if (rejected) throw rejected.reason;
  return results;
}
