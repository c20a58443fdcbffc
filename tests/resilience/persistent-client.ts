import { setTimeout as delay } from 'node:timers/promises';
import { type Actor, deterministicId } from '#kernel';

const patienceMs = 120_000;
const isDown = 'the server is down';

/** A command as a client sends it over HTTP. */
export interface HttpCommand {
  readonly actor: Actor;
  readonly path: string;
  /** A text is sent as a document, an object as JSON. */
  readonly body: string | object;
  /** Idempotency key; the same for every attempt. */
  readonly key: string;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** The command id that the API makes from account and key. */
export const commandIdOf = ({ actor, key }: HttpCommand): string => deterministicId(actor.account, key);

/**
 * A client that goes on while the server is killed and restarted. A command without an answer, or with 5xx, is sent again with
 * the same key until it is answered, at the address that the server has then.
 */
export class PersistentClient {
  readonly acknowledged: HttpCommand[] = [];
  readonly refused: { readonly command: HttpCommand; readonly answer: Answer }[] = [];
  /** Attempts that were sent and got no answer, or 5xx. */
  lost = 0;
  /** Repeats that found their command carried out already. */
  replayed = 0;
  /** Where the server answers; null while it is down. */
  address: string | null = null;

  constructor(private readonly tokenOf: (actor: Actor) => string) {}

  /** @throws Error when there is no answer within two minutes. */
  async give(command: HttpCommand): Promise<Answer> {
    const end = performance.now() + patienceMs;
    let found: Answer | string = 'nothing';
    while (performance.now() < end) {
      found = await this.attempt(command);
      if (typeof found === 'object' && found.status < 500) return this.taken(command, found);
      if (found !== isDown) this.lost++;
      await delay(20);
    }
    throw new Error(`no answer to ${command.key} but ${JSON.stringify(found)}`);
  }

  private taken(command: HttpCommand, answer: Answer): Answer {
    if (answer.status < 300) this.acknowledged.push(command);
    else this.refused.push({ command, answer });
    return answer;
  }

  /** The answer, or why there is none. */
  private async attempt({ actor, path, body, key }: HttpCommand): Promise<Answer | string> {
    if (this.address === null) return isDown;
    const isDocument = typeof body === 'string';
    try {
      const response = await fetch(new URL(path, this.address), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.tokenOf(actor)}`,
          'content-type': isDocument ? 'text/plain' : 'application/json',
          'idempotency-key': key,
        },
        body: isDocument ? body : JSON.stringify(body),
      });
      if (response.headers.has('idempotency-replayed')) this.replayed++;
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    } catch (error) {
      return String(error);
    }
  }
}
