import type { AppendResult, StreamAppend } from '../port.js';

/** An append on its way: what to write, ready to be sent, and whom to tell. */
export interface PendingAppend {
  readonly appends: readonly StreamAppend[];
  /** Per event, in order over all streams. */
  readonly data: readonly string[];
  readonly metadata: readonly string[];
  readonly characters: number;
  /** `performance.now()` after which nobody waits any more. */
  readonly deadline: number;
  /** True once it was sent: from then on a failure leaves the outcome open. */
  sent: boolean;
  resolve(result: AppendResult): void;
  reject(error: Error): void;
}

export function prepare(appends: readonly StreamAppend[]): Pick<PendingAppend, 'data' | 'metadata' | 'characters'> {
  const data: string[] = [];
  const metadata: string[] = [];
  let characters = 0;
  for (const { events } of appends) {
    for (const event of events) {
      characters += data[data.push(JSON.stringify(event.data)) - 1]!.length;
      characters += metadata[metadata.push(JSON.stringify(event.metadata)) - 1]!.length;
    }
  }
  return { data, metadata, characters };
}

export interface GroupLimits {
  /** Most appends in one group. */
  readonly appends: number;
  /** Most characters of JSON in one group; a single larger append goes alone. */
  readonly characters: number;
}

const lookAhead = 4;

/**
 * Cuts the next group off the front of the queue. An append that shares a stream or an event id with an earlier one waits for
 * the next group, and so does everything behind it on its streams: the order on each stream is that of the calls.
 */
export function takeGroup(queue: readonly PendingAppend[], limits: GroupLimits): Cut {
  const group: PendingAppend[] = [];
  const rest: PendingAppend[] = [];
  const claimed = new Set<string>();
  let characters = 0;
  let seen = 0;
  for (const pending of queue.slice(0, limits.appends * lookAhead)) {
    if (group.length === limits.appends) break;
    seen++;
    const fits = group.length === 0 || characters + pending.characters <= limits.characters;
    const waits = !fits || overlaps(pending, claimed);
    (waits ? rest : group).push(pending);
    if (!waits) characters += pending.characters;
    claim(pending, claimed);
  }
  return { group, rest: rest.concat(queue.slice(seen)) };
}

interface Cut {
  readonly group: readonly PendingAppend[];
  readonly rest: PendingAppend[];
}

const overlaps = ({ appends }: PendingAppend, taken: ReadonlySet<string>): boolean =>
  appends.some(({ stream, events }) => taken.has(stream) || events.some(({ id }) => taken.has(id.toLowerCase())));

function claim({ appends }: PendingAppend, taken: Set<string>): void {
  for (const { stream, events } of appends) {
    taken.add(stream);
    for (const { id } of events) taken.add(id.toLowerCase());
  }
}
