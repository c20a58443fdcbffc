import { setTimeout as delay } from 'node:timers/promises';
import type { Actor } from '#kernel';
import { type Answer, commandIdOf, type HttpCommand } from '../persistent-client.js';
import type { Figures } from './figures.js';

const patienceMs = 300_000;
const attemptMs = 15_000;

/** Whether the command is sent again: no answer, a failure of the server, or too many commands to one task at the same time. */
const isFinal = ({ status, body }: Answer): boolean => status < 500 && body.code !== 'COMMAND_CONTENDED';

/**
 * Gives each command to one API after another under the same idempotency key until it is answered. Keeps what was
 * acknowledged and what was refused, by the command's id. A refusal counts only when every attempt before it was answered: an
 * attempt without an answer may still wait in another process and be carried out later.
 */
export class ChaosClient {
  readonly acknowledged = new Set<string>();
  readonly refused = new Set<string>();
  private turn = 0;

  constructor(
    private readonly addresses: readonly string[],
    private readonly tokenOf: (actor: Actor) => string,
    private readonly figures: Figures,
  ) {}

  /** @throws Error when there is no answer within five minutes. */
  async give(command: HttpCommand): Promise<Answer> {
    const started = performance.now();
    this.figures.inFlight++;
    try {
      const { answer, lost } = await this.persist(command, started + patienceMs);
      const isAccepted = answer.status < 300;
      if (isAccepted) this.acknowledged.add(commandIdOf(command));
      else if (lost === 0) this.refused.add(commandIdOf(command));
      this.figures.answered(performance.now() - started, isAccepted ? 'accepted' : 'refused');
      return answer;
    } finally {
      this.figures.inFlight--;
    }
  }

  private async persist(
    command: HttpCommand,
    end: number,
  ): Promise<{ readonly answer: Answer; readonly lost: number }> {
    let lost = 0;
    for (let pauseMs = 25; performance.now() < end; pauseMs = Math.min(1_000, 2 * pauseMs)) {
      const answer = await this.attempt(command).catch(() => undefined);
      if (answer && isFinal(answer)) return { answer, lost };
      if (!answer || answer.status >= 500) lost++;
      if (answer?.body.code === 'COMMAND_CONTENDED') this.figures.contended++;
      this.figures.retried++;
      await delay(pauseMs);
    }
    throw new Error(`no answer to ${command.key} within ${patienceMs / 1_000} s`);
  }

  private async attempt({ actor, path, body, key }: HttpCommand): Promise<Answer> {
    const isDocument = typeof body === 'string';
    const address = this.addresses[this.turn++ % this.addresses.length]!;
    const response = await fetch(new URL(path, address), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.tokenOf(actor)}`,
        'content-type': isDocument ? 'text/plain' : 'application/json',
        'idempotency-key': key,
      },
      body: isDocument ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(attemptMs),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (response.headers.has('idempotency-replayed')) this.figures.replayed++;
    return { status: response.status, body: answer };
  }
}
