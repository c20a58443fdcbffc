/** An answer over HTTP, its JSON parsed. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the tests say what they expect
  readonly body: any;
  readonly text: string;
}

export type HeaderFields = Readonly<Record<string, string>>;

/** A client of the API, with or without a token. */
export class Caller {
  constructor(
    private readonly address: string,
    readonly token: string | undefined,
  ) {}

  get(path: string, headers: HeaderFields = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  /** JSON. */
  post(path: string, body: unknown = {}, headers: HeaderFields = {}): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  /** Sends a file unchanged. */
  upload(path: string, bytes: string | Uint8Array, headers: HeaderFields = {}): Promise<Answer> {
    return this.send('POST', path, bytes, { 'content-type': 'text/plain', ...headers });
  }

  async send(
    method: string,
    path: string,
    body: string | Uint8Array | undefined,
    headers: HeaderFields,
  ): Promise<Answer> {
    const answer = await fetch(`${this.address}${path}`, {
      method,
      headers: { ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }), ...headers },
      ...(body !== undefined && { body: body as NonNullable<RequestInit['body']> }),
    });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : undefined, text };
  }
}
