import type { AppendResult, StreamAppend } from '../port.js';

/** An append, ready to be sent. */
export interface Prepared {
  readonly appends: readonly StreamAppend[];
  /** JSON per event, in order over all streams. */
  readonly data: readonly string[];
  readonly metadata: readonly string[];
  /** Names of the streams and ids of the events: no other append in flight may have one of them. */
  readonly keys: readonly string[];
  readonly characters: number;
}

/** An append that is not answered yet, and how its caller is told. */
export interface PendingAppend extends Prepared {
  /** `performance.now()` after which nobody waits any more. */
  readonly deadline: number;
  /** True once it was sent: from then on a failure leaves the outcome open. */
  sent: boolean;
  resolve(result: AppendResult): void;
  reject(error: Error): void;
}

export function prepare(appends: readonly StreamAppend[]): Prepared {
  const data: string[] = [];
  const metadata: string[] = [];
  const keys: string[] = [];
  let characters = 0;
  for (const { stream, events } of appends) {
    keys.push(stream);
    for (const event of events) {
      keys.push(event.id.toLowerCase());
      characters += data[data.push(JSON.stringify(event.data)) - 1]!.length;
      characters += metadata[metadata.push(JSON.stringify(event.metadata)) - 1]!.length;
    }
  }
  return { appends, data, metadata, keys, characters };
}

export interface GroupLimits {
  /** Most appends in one group. */
  readonly appends: number;
  /** Most characters of JSON in one group; a single larger append goes alone. */
  readonly characters: number;
}

const lookAhead = 4;

/**
 * Takes the next group from the front of the queue. An append that shares a stream or an event id with an earlier one, in this
 * group or in one in flight, waits for a later group, and so does everything behind it on its streams: the order on each stream is
 * that of the calls.
 * @param keysInFlight streams and event ids of the groups in flight
 */
export function takeGroup(
  queue: readonly PendingAppend[],
  limits: GroupLimits,
  keysInFlight: ReadonlySet<string>,
): Taken {
  const group: PendingAppend[] = [];
  const rest: PendingAppend[] = [];
  const passed = new Set<string>();
  let characters = 0;
  let seen = 0;
  for (const pending of queue.slice(0, limits.appends * lookAhead)) {
    if (group.length === limits.appends) break;
    seen++;
    const fits = group.length === 0 || characters + pending.characters <= limits.characters;
    const waits = !fits || pending.keys.some((key) => keysInFlight.has(key) || passed.has(key));
    (waits ? rest : group).push(pending);
    if (!waits) characters += pending.characters;
    for (const key of pending.keys) passed.add(key);
  }
  return { group, rest: rest.concat(queue.slice(seen)) };
}

interface Taken {
  readonly group: readonly PendingAppend[];
  readonly rest: PendingAppend[];
}
