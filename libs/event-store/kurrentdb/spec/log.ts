// Part of the stand-in for a KurrentDB server that the tests use: the log, with the server's rules for appends.
import { EventEmitter } from 'node:events';

export interface LogRecord {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly data: Buffer;
  readonly metadata: Buffer;
  readonly commit: bigint;
  readonly prepare: bigint;
  readonly created: Date;
}

export type Proposed = Pick<LogRecord, 'id' | 'type' | 'data' | 'metadata'>;
export type Expected = number | 'none' | 'exists' | 'any';

export interface Proposal {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly Proposed[];
}

export type Verdict =
  | { readonly kind: 'written'; readonly last: LogRecord; readonly lasts: readonly LogRecord[] }
  | { readonly kind: 'conflict'; readonly stream: string; readonly expected: Expected; readonly actual: number };

const recordOverhead = 96;

export class Log {
  readonly records: LogRecord[] = [];
  private readonly streams = new Map<string, LogRecord[]>();
  private readonly grown = new EventEmitter().setMaxListeners(0);
  private end = 512n;

  stream(name: string): readonly LogRecord[] {
    return this.streams.get(name) ?? [];
  }

  /** All or none. As on the server a repeat is known by its ids alone, and answered as if it were new. */
  append(proposals: readonly Proposal[]): Verdict {
    const decided = proposals.map((proposal) => ({ proposal, first: this.repeatedFrom(proposal) }));
    const wrong = decided.find(({ proposal, first }) => first === undefined && !this.meets(proposal));
    if (wrong) {
      const { stream, expected } = wrong.proposal;
      return { kind: 'conflict', stream, expected, actual: this.stream(stream).length - 1 };
    }
    const lasts = decided.map(({ proposal, first }) => {
      if (first === undefined) for (const event of proposal.events) this.write(proposal.stream, event);
      const revision = (first ?? this.stream(proposal.stream).length - proposal.events.length) + proposal.events.length;
      return this.stream(proposal.stream)[revision - 1]!;
    });
    this.grown.emit('grown');
    return { kind: 'written', last: lasts.at(-1)!, lasts };
  }

  /** What an explicit transaction of the old TCP protocol leaves: records first, then their commit. */
  appendAsOldTransaction({ stream, events }: Omit<Proposal, 'expected'>): void {
    const commit = this.end + BigInt(events.length) * 1_000n;
    for (const event of events) this.write(stream, event, commit);
    this.end = commit + BigInt(recordOverhead);
    this.grown.emit('grown');
  }

  onGrowth(listener: () => void): () => void {
    this.grown.on('grown', listener);
    return () => this.grown.off('grown', listener);
  }

  private write(stream: string, event: Proposed, commit?: bigint): void {
    const own = this.streams.get(stream) ?? [];
    const prepare = this.end;
    const record = {
      ...event,
      stream,
      revision: own.length,
      prepare,
      commit: commit ?? prepare,
      created: new Date(),
    };
    this.end += BigInt(recordOverhead + event.data.length + event.metadata.length);
    this.records.push(record);
    this.streams.set(stream, own);
    own.push(record);
  }

  private meets({ stream, expected }: Proposal): boolean {
    const actual = this.stream(stream).length - 1;
    if (expected === 'any') return true;
    return expected === 'none' ? actual === -1 : expected === 'exists' ? actual >= 0 : actual === expected;
  }

  /** Revision at which exactly these ids stand already: after the expected one, or anywhere when none is named. */
  private repeatedFrom({ stream, expected, events }: Proposal): number | undefined {
    const own = this.stream(stream);
    const named = typeof expected === 'number' ? expected + 1 : 0;
    const first = expected === 'any' || expected === 'exists' ? own.findIndex(({ id }) => id === events[0]!.id) : named;
    const repeats = first >= 0 && events.every(({ id }, offset) => own[first + offset]?.id === id);
    return repeats ? first : undefined;
  }
}
