import type { ClientBase, Connection, Submittable } from 'pg';

/** What the driver's connection offers for COPY. Its published types leave this out. */
interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Sends `data` as the input of a `COPY … FROM STDIN`. */
export const copyIn = (client: ClientBase, text: string, data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = (error?: Error): void => (error ? reject(error) : resolve());
    client.query(new CopyIn(text, data, done));
  });

/** A query as the driver's queue takes it: the driver calls these methods for each answer of the server. */
class CopyIn implements Submittable {
  constructor(
    private readonly text: string,
    private readonly data: string,
    private readonly done: (error?: Error) => void,
  ) {}

  submit(connection: Connection): void {
    connection.query(this.text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(Buffer.from(this.data));
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.done();
  }

  handleError(error: Error): void {
    this.done(error);
  }
}
