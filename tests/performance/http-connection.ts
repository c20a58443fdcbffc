import { connect, type Socket } from 'node:net';

/**
 * One connection that asks one thing at a time and throws the answers away. It reads into the same memory again and again: a
 * client that keeps fifty megabytes of answers a second for its garbage collector would measure its own pauses.
 */
export class HttpConnection {
  private readonly socket: Socket;
  private answered: PromiseWithResolvers<void> | undefined;
  private head = '';
  /** Bytes of the body still to come; undefined until the head is whole. */
  private left: number | undefined;

  constructor(
    { hostname, port }: URL,
    private readonly headers: string,
  ) {
    const buffer = Buffer.allocUnsafe(65_536);
    const callback = (bytes: number): boolean => (this.take(buffer.subarray(0, bytes)), true);
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true, onread: { buffer, callback } });
    this.socket.on('error', (error) => this.fail(error)).on('close', () => this.fail(new Error('the API hung up')));
  }

  /** Resolves when the whole answer is here. @throws Error when it is no success */
  get(path: string): Promise<void> {
    this.answered = Promise.withResolvers();
    this.socket.write(`GET ${path} HTTP/1.1\r\n${this.headers}\r\n`);
    return this.answered.promise;
  }

  end(): void {
    this.socket.destroy();
  }

  private take(read: Buffer): void {
    const body = this.left === undefined ? this.takeHead(read) : read.length;
    if (this.left === undefined) return;
    this.left -= body;
    if (this.left > 0) return;
    const { head, answered } = this;
    [this.head, this.left, this.answered] = ['', undefined, undefined];
    if (head.startsWith('HTTP/1.1 200 ')) answered?.resolve();
    else answered?.reject(new Error(head.slice(0, head.indexOf('\r\n'))));
  }

  /** How many bytes of the body came with the end of the head. */
  private takeHead(read: Buffer): number {
    const seen = this.head.length;
    this.head += read.toString('latin1', 0, Math.min(read.length, 8_192));
    const end = this.head.indexOf('\r\n\r\n');
    if (end < 0) return 0;
    this.left = Number(/\r\ncontent-length: (\d+)/i.exec(this.head)![1]);
    return read.length - (end + 4 - seen);
  }

  private fail(error: Error): void {
    this.answered?.reject(error);
    this.answered = undefined;
  }
}
