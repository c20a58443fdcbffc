import type { ServerResponse } from 'node:http';
import type { RecordedEvent } from '#event-store';
import type { Actor } from '#kernel';
import { endedPart, mayRead, type Readership, revisionFor } from '#tasks';
import { type Scope, scopeOf } from '#tasks/contract';
import { taskIdOfStream } from './readerships.js';

/** Which board the client looks at. */
export interface LiveBoard {
  readonly unit?: string | undefined;
  readonly leader?: string | undefined;
  readonly plan?: string | undefined;
}

/** Bytes that may wait for a client that does not read; beyond that it is dropped and comes back with Last-Event-ID. */
const maxWaitingBytes = 256 * 1024;

/** One open `GET /v1/live`. */
export class LiveClient {
  /** Every event up to this position was sent, or does not concern the client. */
  cursor: bigint;

  constructor(
    private readonly out: ServerResponse,
    readonly viewer: Actor,
    private readonly board: LiveBoard,
    after: bigint,
  ) {
    this.cursor = after;
  }

  get open(): boolean {
    return !this.out.destroyed && !this.out.writableEnded;
  }

  /** Tells of the event when the client may read it. A unit whose part it ended may not: it is only told to load its board again. */
  offer(event: RecordedEvent, readership: Readership): void {
    const { position, revision } = event;
    if (position <= this.cursor) return;
    this.cursor = position;
    if (!this.looksAt(readership, revision)) return;
    const scope = scopeOf(this.viewer);
    if (mayRead(scope, readership, revision)) this.write(changed(event, scope));
    else if (scope.kind === 'unit' && endedPart(scope.unit, readership, revision)) this.reset(position);
  }

  /** No event up to this position concerns the client. */
  skipTo(position: bigint): void {
    if (position > this.cursor) this.cursor = position;
  }

  /** Resolves when the client has taken what was written, or is gone. */
  async drained(): Promise<void> {
    if (!this.open || !this.out.writableNeedDrain) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.out.off('drain', done).off('close', done);
        resolve();
      };
      this.out.on('drain', done).on('close', done);
    });
  }

  /** Tells where the client stands, so that it resumes from there, and that the connection lives. */
  beat(position: bigint): void {
    this.skipTo(position);
    this.write(`: alive\nid: ${this.cursor}\n\n`);
  }

  /** What the client knows is no longer right, or too much has happened to send one by one: tells the client to load its board again. */
  reset(position: bigint): void {
    this.cursor = position;
    this.write(`event: reset\nid: ${position}\ndata: {"position":"${position}"}\n\n`);
  }

  end(): void {
    if (this.open) this.out.end();
  }

  private looksAt(readership: Readership, revision: number): boolean {
    const { unit, leader, plan } = this.board;
    if (unit && !readership.units.includes(unit) && !endedPart(unit, readership, revision)) return false;
    return (!leader || readership.posts.includes(leader)) && (!plan || readership.planId === plan);
  }

  private write(text: string): void {
    if (!this.open) return;
    if (this.out.writableLength > maxWaitingBytes) this.out.destroy();
    else this.out.write(text);
  }
}

function changed(event: RecordedEvent, scope: Scope): string {
  const { stream, position, type } = event;
  const revision = revisionFor(scope, event);
  const data = { taskId: taskIdOfStream(stream), revision, position: String(position), type };
  return `event: changed\nid: ${position}\ndata: ${JSON.stringify(data)}\n\n`;
}
