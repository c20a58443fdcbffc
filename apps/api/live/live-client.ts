import type { ServerResponse } from 'node:http';
import type { RecordedEvent } from '#event-store';
import type { Actor } from '#kernel';
import { type Readership, revisionFor } from '#tasks';
import { type Scope, scopeOf } from '#tasks/contract';
import { concernsUnit, mayBeTold, taskIdOfStream } from './readerships.js';

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

  offer(event: RecordedEvent, readership: Readership): void {
    if (event.position <= this.cursor) return;
    this.cursor = event.position;
    const scope = scopeOf(this.viewer);
    if (this.looksAt(readership, event) && mayBeTold(scope, readership, event)) this.write(changed(event, scope));
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

  /** Too many events to send one by one: tells the client to load its board again. */
  reset(position: bigint): void {
    this.cursor = position;
    this.write(`event: reset\nid: ${position}\ndata: {"position":"${position}"}\n\n`);
  }

  end(): void {
    if (this.open) this.out.end();
  }

  private looksAt(readership: Readership, event: RecordedEvent): boolean {
    const { unit, leader, plan } = this.board;
    if (unit && !concernsUnit(unit, readership, event)) return false;
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
