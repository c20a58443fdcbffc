import type { Caller } from './caller.js';

export interface StreamEvent {
  readonly event: string;
  readonly id: string | undefined;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the tests say what they expect
  readonly data: any;
}

/** A client of server-sent events with what the tests need. */
export class EventStream {
  readonly events: StreamEvent[] = [];
  readonly comments: string[] = [];
  lastId: string | undefined;
  private woken: () => void = () => undefined;

  private constructor(
    readonly response: Response,
    private readonly abort: AbortController,
    readonly ended: Promise<undefined>,
  ) {}

  static async open(address: string, caller: Caller, query = '', lastEventId?: string): Promise<EventStream> {
    const abort = new AbortController();
    const response = await fetch(`${address}/v1/live${query}`, {
      headers: {
        authorization: `Bearer ${caller.token ?? ''}`,
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
      signal: abort.signal,
    });
    if (response.status !== 200)
      throw new Error(`expected a stream, found ${response.status}: ${await response.text()}`);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const stream = new EventStream(response, abort, promise);
    const end = (): void => resolve(undefined);
    void stream.read().then(end, end);
    await stream.until(() => stream.lastId !== undefined);
    return stream;
  }

  /** Resolves when the condition holds, which is checked after each block; the time limit of the test ends the wait. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => (this.woken = resolve));
  }

  close(): void {
    this.abort.abort();
  }

  private async read(): Promise<void> {
    let rest = '';
    for await (const chunk of this.response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) this.take(block);
      this.woken();
    }
    this.woken();
  }

  private take(block: string): void {
    const fields = new Map(
      block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    if (fields.has('')) this.comments.push(fields.get('')!);
    this.lastId = fields.get('id') ?? this.lastId;
    const data = fields.get('data');
    if (data !== undefined)
      this.events.push({ event: fields.get('event') ?? 'message', id: fields.get('id'), data: JSON.parse(data) });
  }
}
