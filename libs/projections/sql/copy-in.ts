import type { ClientBase, Connection, Submittable } from 'pg';

/** What the driver's connection offers for COPY beyond its published types. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Sends `data` as the input of a `COPY … FROM STDIN`. */
export const copyIn = (client: ClientBase, text: string, data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = (error?: Error): void => (error ? reject(error) : resolve());
    client.query(new CopyIn(text, data, done));
  });

/** A query as the driver's queue takes it: it is told of each answer of the server. */
class CopyIn implements Submittable {
  constructor(
    private readonly text: string,
    private readonly data: string,
    private readonly done: (error?: Error) => void,
  ) {}

  submit(connection: Connection): void {
    (connection as unknown as CopyConnection).query(this.text);
  }

  handleCopyInResponse(connection: Connection): void {
    const copying = connection as unknown as CopyConnection;
    copying.sendCopyFromChunk(Buffer.from(this.data));
    copying.endCopyFrom();
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.done();
  }

  handleError(error: Error): void {
    this.done(error);
  }
}
