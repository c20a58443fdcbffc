import type { Clock } from '#kernel';
import type { Observability } from '#platform';
import type { DueClocks } from '#tasks';

/** Bounds of how long a rung may have been due, in seconds. */
const overdueFor = [60, 300, 3_600, 86_400];

/** All open clocks are counted this often at most, because counting reads each of them. */
const openEveryMs = 60_000;

/** Reads from the index of due clocks how many rungs wait, and how long. */
export function watchClocks(
  { metrics }: Observability,
  index: Pick<DueClocks, 'waiting' | 'open'>,
  clock: Clock,
): void {
  let countedAt = Number.NEGATIVE_INFINITY;
  metrics?.beforeReading(async () => {
    const { due, overdue } = await index.waiting(clock.now(), overdueFor);
    metrics.set('zhezi_clocks_due', {}, due);
    overdueFor.forEach((seconds, n) => metrics.set('zhezi_clocks_overdue', { seconds: String(seconds) }, overdue[n]!));
    if (performance.now() - countedAt < openEveryMs) return;
    countedAt = performance.now();
    metrics.set('zhezi_clocks_open', {}, await index.open());
  });
}
