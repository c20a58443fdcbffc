import { setTimeout as delay } from 'node:timers/promises';
import type { Actor } from '#kernel';
import type { Answer, HttpCommand } from './persistent-client.js';

const patienceMs = 60_000;

interface Given {
  readonly command: HttpCommand;
  readonly answer: Answer;
  /** Which of the servers has answered. */
  readonly place: number;
}

/**
 * Gives commands to several servers in turn. A command that is refused because too many others change its task is given again, to
 * the next server and with the same key. Every other answer is final.
 */
export class AlternatingClient {
  readonly accepted: Given[] = [];
  readonly refused: Given[] = [];
  private turn = 0;

  constructor(
    private readonly addresses: readonly string[],
    private readonly tokenOf: (actor: Actor) => string,
  ) {}

  /** @throws Error when a server fails, or when a command is contended for a minute. */
  async give(command: HttpCommand): Promise<Answer> {
    for (const end = performance.now() + patienceMs; performance.now() < end; await delay(20)) {
      const place = this.turn++ % this.addresses.length;
      const { answer } = await this.attempt(command, place);
      if (answer.body.code === 'COMMAND_CONTENDED') continue;
      if (answer.status >= 500) throw new Error(`${command.key}: ${JSON.stringify(answer)}`);
      (answer.status < 300 ? this.accepted : this.refused).push({ command, answer, place });
      return answer;
    }
    throw new Error(`${command.key} was contended for ${patienceMs / 1_000} s`);
  }

  /** Gives every accepted command once more, to the next server. Returns those that did not get their first answer again. */
  async repeatElsewhere(): Promise<unknown[]> {
    const repeated = await Promise.all(
      this.accepted.map(async ({ command, answer, place }) => {
        const again = await this.attempt(command, (place + 1) % this.addresses.length);
        const isSame = again.isReplayed && again.answer.body.revision === answer.body.revision;
        return isSame ? [] : [{ command, answer, again }];
      }),
    );
    return repeated.flat();
  }

  private async attempt({ actor, path, body, key }: HttpCommand, place: number) {
    const isDocument = typeof body === 'string';
    const response = await fetch(new URL(path, this.addresses[place]), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.tokenOf(actor)}`,
        'content-type': isDocument ? 'text/plain' : 'application/json',
        'idempotency-key': key,
      },
      body: isDocument ? body : JSON.stringify(body),
    });
    const answer: Answer = { status: response.status, body: (await response.json()) as Record<string, unknown> };
    return { answer, isReplayed: response.headers.has('idempotency-replayed') };
  }
}
