import { type Actor, DomainError } from '#kernel';

/** What became of a command. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface HttpCommand {
  /** As the interface's own description names it: `reportProgress`. */
  readonly operation: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body: object | Uint8Array;
  readonly actor: Actor;
  /** Idempotency key. */
  readonly key: string;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string }>>>>;
}

/** Gives commands to an API as another system would: by its published description, with a token of the account. */
export class HttpCommands {
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    private readonly address: string,
    private readonly paths: ReadonlyMap<string, string>,
    private readonly sign: (actor: Actor) => Promise<string>,
  ) {}

  static async to(address: string, sign: (actor: Actor) => Promise<string>): Promise<HttpCommands> {
    const { paths } = (await (await fetch(`${address}/openapi.json`)).json()) as Description;
    const named = Object.entries(paths).flatMap(([path, methods]) =>
      Object.values(methods).flatMap(({ operationId }) => (operationId ? [[operationId, path] as const] : [])),
    );
    return new HttpCommands(address, new Map(named), sign);
  }

  /** @throws DomainError with the code of the refusal; Error when there is no proper answer. */
  async give({ operation, params = {}, query = {}, body, actor, key }: HttpCommand): Promise<Answer['body']> {
    const path = this.paths
      .get(operation)
      ?.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!));
    if (path === undefined) throw new Error(`the interface has no operation "${operation}"`);
    const isDocument = body instanceof Uint8Array;
    const url = new URL(path, this.address);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await this.tokenOf(actor)}`,
        'content-type': isDocument ? 'text/plain' : 'application/json',
        'idempotency-key': encodeURIComponent(key),
      },
      body: isDocument ? new Uint8Array(body) : JSON.stringify(body),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (response.ok) return answer;
    if (response.status < 500 && typeof answer.code === 'string') throw refused(answer.code, answer);
    throw new Error(`${operation} ${key}: ${response.status} ${JSON.stringify(answer)}`);
  }

  private tokenOf(actor: Actor): Promise<string> {
    const known = this.tokens.get(actor.account) ?? this.sign(actor);
    this.tokens.set(actor.account, known);
    return known;
  }
}

/** A refusal of another process, with its code and sentences. */
export const refused = (code: string, { title, detail }: Readonly<Record<string, unknown>>): DomainError =>
  new DomainError(code, { kind: 'conflict', zh: String(title), en: String(detail ?? title) }, {});
